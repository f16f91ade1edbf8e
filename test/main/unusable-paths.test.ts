/** Paths that a command cannot read or write, or that promise another format: reported by name with a reason, never as an internal error. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

test.each([
  ['assets', 'a.xlsx', '.csv'],
  ['maintenances', 'plan.PDF', '.csv, .ics'],
  ['occupations', 'records.pdf', '.csv, .json, .md, .xlsx, .zip'],
])('vigie %s export %s is refused with the endings that there are', async (group, name, known) => {
  const path = join(tempFolder(), name)
  const { code, err } = await instance.vigie(group, 'export', path)
  expect([code, existsSync(path)]).toEqual([2, false])
  expect(err).toContain(`end the name in one of ${known}`)
})

test.skipIf(process.platform === 'win32').each(['assets', 'maintenances', 'occupations'])(
  'vigie %s export to the standard output prints the export and nothing else',
  async (group) => {
    const file = join(tempFolder(), 'file')
    await instance.vigie(group, 'export', file)
    const { code, out } = await instance.vigie(group, 'export', '/dev/stdout')
    expect([code, out.trimEnd()]).toEqual([0, readFileSync(file, 'utf8').trimEnd()])
  },
)

test('what --format says counts for a name with any ending', async () => {
  const path = join(tempFolder(), 'plan.2027')
  expect((await instance.vigie('maintenances', 'export', path, '--format', 'ics')).code).toBe(0)
  expect(readFileSync(path, 'utf8')).toMatch(/^BEGIN:VCALENDAR/)
})

describe.each([
  ['assets', 'export', '/nowhere/file.csv'],
  ['maintenances', 'export', '/nowhere/file.csv'],
  ['occupations', 'export', '/nowhere/file.csv'],
  ['assets', 'import', '/'],
])('vigie %s %s %s', (...words) => {
  test('is refused as a path', async () => {
    const said = await instance.vigie(...words)
    expect(said).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/Invalid "file":.*\n$/) })
    expect(said.err.trim().split('\n')).toHaveLength(1)
  })

  test('is refused as JSON with --json', async () => {
    const { err } = await instance.vigie(...words, '--json')
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'invalid_input', params: { field: 'file' } } })
  })
})
