/** Paths that a command cannot read or write: reported by name with a reason, never as an internal error. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

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
