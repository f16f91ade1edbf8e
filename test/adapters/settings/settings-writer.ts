/** A separate process that writes settings in a loop, reporting each port after it is on disk. */
import { writeSync } from 'node:fs'
import { openConfSettings } from '../../../main/adapters/settings/conf.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

const settings = openConfSettings(String(process.argv[2]), new FakeClock())
for (let port = 1; port < 60_000; port += 1) {
  settings.update((current) => ({ ...current, door: { ...current.door, port } }))
  writeSync(1, `${port}\n`)
}
