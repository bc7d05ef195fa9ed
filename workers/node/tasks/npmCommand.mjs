// npm, as a program to start.

/**
 * npm tells its scripts where it lives, so that it is the one that started us; without that (a direct `node bootstrap.mjs`)
 * it is looked up on the PATH, where Windows has a .cmd that only a shell starts.
 * @param {readonly string[]} args
 * @returns {{ program: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  return script
    ? { program: process.execPath, args: [script, ...args], shell: false }
    : { program: 'npm', args: [...args], shell: process.platform === 'win32' };
}
