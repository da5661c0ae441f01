import { registerHooks } from "node:module";

/** Lets a child process run on the sources of our packages, as the tests do, whether or not they are built. */
registerHooks({
  resolve: (specifier, context, next) => {
    const name = /^@boekbrug\/([a-z-]+)$/.exec(specifier)?.[1];
    if (name === undefined) return next(specifier, context);
    return next(new URL(`../../../${name}/src/index.ts`, import.meta.url).href, context);
  },
});
