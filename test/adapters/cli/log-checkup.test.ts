import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { logCheckup } from '../../../main/adapters/cli/log-checkup.ts'
import { vigie } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

/** A command line beside an instance with one line in memory. */
function besideInstance(): Cli {
  const at = '2026-11-22T15:20:00+01:00'
  const items = [{ at, level: 'info', topic: 'vigie', message: 'Vigie starts.' }]
  const system = { health: async () => ({ pid: 1 }), log: async () => ({ items, next_cursor: null }) }
  return { say: (key: string) => key, instance: async () => ({ system }) } as unknown as Cli
}

it('a running instance whose lines do not arrive in the file is found', async () => {
  expect(await logCheckup(besideInstance(), tempFolder())).toEqual({
    state: 'fail',
    detail: 'doctor.log_mute',
    remedy: 'doctor.log_restart',
  })
})

it('a log that cannot be written is found, with the remedy', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'logs/vigie.log'), { recursive: true })
  const { code, out } = await vigie(folder, 'doctor', '--json')
  expect(code).toBe(9)
  expect(JSON.parse(out).findings).toContainEqual(
    expect.objectContaining({
      name: 'log',
      state: 'fail',
      detail: expect.stringMatching(/vigie\.log.*it is a folder/),
      remedy: expect.stringContaining(join(folder, 'logs')),
    }),
  )
})
