// The repository brings its own Node (devDependency "node"); this says so in one line when it is not in use.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 20)) {
  console.error(
    `Boekbrug needs Node 22.20 or newer, found ${process.versions.node}. Run "npm ci" and start through "npm run …": it brings its own Node.`,
  );
  process.exit(1);
}
