/**
 * Electron, as far as the desktop program may use it when it runs a command: `node --import` this. Any other
 * use ends the process with its name, as a window or a display would.
 */
import { registerHooks } from 'node:module'

const NAMES = [
  'BrowserWindow',
  'Menu',
  'MessageChannelMain',
  'Notification',
  'Tray',
  'dialog',
  'ipcMain',
  'nativeImage',
  'nativeTheme',
  'net',
  'powerMonitor',
  'protocol',
  'safeStorage',
  'screen',
  'session',
  'shell',
]

const SOURCE = `
const app = {
  isPackaged: true,
  getAppPath: () => process.argv[1],
  exit: (code) => process.exit(code),
}
const refuse = (name) => (_, key) => {
  process.stderr.write('touched ' + name + '.' + String(key) + '\\n')
  process.exit(99)
}
const guarded = (name, target) => new Proxy(target, {
  get: (real, key) => key in real ? real[key] : refuse(name)(real, key),
  construct: () => refuse(name)(null, 'new'),
})
const guardedApp = guarded('app', app)
export { guardedApp as app }
export default {}
${NAMES.map((name) => `export const ${name} = guarded('${name}', function () {})`).join('\n')}
`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'electron:stand-in', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'electron:stand-in'
      ? { format: 'module', source: SOURCE, shortCircuit: true }
      : next(url, context),
})

// Electron shows no file of its own among the arguments.
process.argv.splice(1, 1)
