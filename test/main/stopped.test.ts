/** What the command line answers while Vigie is stopped: from the data, or that Vigie does not run; never that something is missing. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startInstance, vigie } from '../helpers/instance.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigie-stopped-'))
beforeAll(async () => {
  const instance = await startInstance(folder)
  await instance.application.client('en').assets.add({ name: 'Lift' })
  await instance.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

const FROM_DATA = [
  'why fear-greed',
  'why alerts --at 09:00',
  'runs',
  'calendars list',
  'index profiles',
  'index sources',
  'index articles',
  'alerts list',
  'alerts rules',
  'alerts notices',
  'channels list',
  'pings list',
  'assets list',
  'assets show 1',
  'maintenances list',
  'maintenances due',
  'trades status',
  'trades windows',
  'trades quality',
  'occupations list',
  'occupations audit',
  'occupations spending',
  'analysis status',
  'figures list',
  'tokens list',
  'settings get',
  'clock',
  'logs',
]

test.each(FROM_DATA)('vigie %s answers from the data', async (line) => {
  expect(await vigie(folder, ...line.split(' '))).toMatchObject({ code: 0, err: '' })
})

test.each(['jobs', 'jobs fear-greed', 'status', 'updates show'])(
  'vigie %s says that Vigie does not run',
  async (line) => {
    const { code, err } = await vigie(folder, ...line.split(' '))
    expect([code, err.trim()]).toEqual([8, 'Vigie is not running. Start it with "vigie start".'])
  },
)

test('a job that there is none of is told as such', async () => {
  expect(await vigie(folder, 'why', 'nobody')).toMatchObject({
    code: 3,
    err: expect.stringContaining('"nobody"'),
  })
})
