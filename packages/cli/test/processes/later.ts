/** Loaded before the built command: its machine's clock stands ahead, as if it were started so much later. */
const now = Date.now.bind(Date);
const ahead = Number(process.env.BOEKBRUG_TEST_AHEAD);
Date.now = () => now() + ahead;
