/**
 * The desktop entry point. With a command as argument it runs the command line instead, so that `vigie
 * status` works if only the desktop is installed; without a display it runs `vigie serve`. Electron waits for
 * this module before it opens one.
 */
import { join } from 'node:path'
import { app } from 'electron'
import { config } from 'zod'
import { commandOf, leave, withoutDisplay } from './adapters/electron/command-arguments.ts'

// Whatever the umask of the session: the data folder and what is exported are their owner's alone.
process.umask(process.umask() | 0o077)
// Code compiled for each schema takes longer than it saves, and 5 MB. Set before the schemas are made.
config({ jitless: true })
const command = commandOf(app, process) ?? withoutDisplay(app, process)
if (command === null) {
  const { openDesktop } = await import('./composition/desktop/open.ts')
  openDesktop(join(import.meta.dirname, 'preload.cjs'))
} else {
  const { commandLine } = await import('./command-line.ts')
  const code = await commandLine(command.words, command.self)
  await leave(app, code, [process.stdout, process.stderr])
}
