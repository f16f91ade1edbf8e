/**
 * One session of `npm run dev`, in a process of its own: a seeded instance with its hosts on the loopback, and the panel
 * from its sources. `npm run dev` starts another one when a file of the program changes.
 */
import { join } from 'node:path'
import { createServer } from 'vite'
import { startInstance } from '../../test/helpers/instance.ts'
import { startWorld } from '../seed/world.ts'

const ROOT = join(import.meta.dirname, '../..')
const [folder = '', port = ''] = process.argv.slice(2)

const world = await startWorld(Date.now)
const instance = await startInstance(folder, { hosts: world.hosts })
const panel = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  root: join(ROOT, 'renderer'),
  logLevel: 'warn',
  clearScreen: false,
  server: {
    host: '127.0.0.1',
    port: Number(port),
    strictPort: true,
    fs: { allow: [ROOT] },
    proxy: { '/api': { target: instance.url } },
  },
})
await panel.listen()
console.log(`Panel: http://127.0.0.1:${port}/#token=${instance.token}`)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  await panel.close()
  await instance.stop()
  await world.close()
  process.exit()
}
process.on('SIGTERM', () => void end())
// The process that started this one is gone, whatever ended it.
process.on('disconnect', () => void end())
