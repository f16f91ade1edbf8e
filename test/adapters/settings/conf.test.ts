import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openConfSettings } from '../../../main/adapters/settings/conf.ts'
import { openSettings } from '../../../main/adapters/settings/open-settings.ts'
import { settingsContract } from '../../contract/settings.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

settingsContract(openConfSettings)

const writer = fileURLToPath(new URL('./settings-writer.ts', import.meta.url))

test('a process killed while it writes leaves whole settings, at least as new as the last it reported', async () => {
  const folder = tempFolder()
  for (let kill = 0; kill < 4; kill += 1) {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    let reported = 0
    child.stdout.on('data', (chunk) => {
      reported = Number(String(chunk).trim().split('\n').at(-1))
      if (reported > 20 + kill * 7) child.kill('SIGKILL')
    })
    await once(child, 'close')
    const settings = openConfSettings(folder, new FakeClock())
    expect(settings.finding).toBeNull()
    expect(settings.read().door.port).toBeGreaterThanOrEqual(reported)
  }
})

test('a folder that cannot be written is one sentence, and the settings stay', () => {
  const folder = join(tempFolder(), 'vigie')
  const settings = openConfSettings(folder, new FakeClock())
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'settings.json'), { recursive: true })
  expect(() => settings.update((current) => ({ ...current, door: { port: 1 } }))).toThrowError(
    expect.objectContaining({ code: 'settings_unwritable' }),
  )
  expect(settings.read().door.port).toBe(8787)
})

test('a change that could not be written does not come back with the copy', () => {
  const folder = tempFolder()
  const store = {
    set store(_: Record<string, unknown>) {
      throw Object.assign(new Error('EBUSY: resource busy'), { code: 'EBUSY' })
    },
  }
  const settings = openSettings(folder, new FakeClock(), () => store)
  const change = () => settings.update((before) => ({ ...before, door: { ...before.door, port: 1234 } }))
  expect(change).toThrow(expect.objectContaining({ code: 'settings_unwritable' }))
  expect(openSettings(folder, new FakeClock(), () => store).read().door.port).toBe(8787)
})
