/** A list of what belongs to something that does not exist is refused, not empty: the name is a slip. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance(undefined, { network: false })
})
afterAll(() => instance.stop())

it.each([
  ['runs list --job nope', 'There is no job "nope".'],
  ['figures list --job nope', 'There is no job "nope".'],
  ['alerts list --asset 999', 'There is no asset "999".'],
  ['maintenances list --asset 999', 'There is no asset "999".'],
])('vigie %s', async (words, sentence) => {
  const { code, out, err } = await instance.vigie(...words.split(' '))
  expect({ code, out }).toEqual({ code: 3, out: '' })
  expect(err).toContain(sentence)
})

it.each([
  ['alerts rules NOPE', 'Invalid "type": it must be one of MAINTENANCE_URGENT,'],
  [
    'alerts rules MAINTENANCE_URGENT --set within_days=abc',
    'Invalid "within_days": "abc" is not a number; write one such as 1250.5.',
  ],
  ['settings set =3', '"=3" is not path=value'],
  ['settings set appearance.language=de', 'it must be one of system, fr, en.'],
])('vigie %s is refused by what is wrong with it', async (words, sentence) => {
  const { code, err } = await instance.vigie(...words.split(' '))
  expect(code).toBe(2)
  expect(err).toContain(sentence)
})

it('the runs of a job that was removed are still listed', async () => {
  const client = instance.application.client('en')
  const settings = { program: process.execPath, arguments: ['--version'] }
  await client.jobs.create({ id: 'page', definition: { kind: 'command', settings } })
  expect((await instance.vigie('runs', 'list', '--job', 'page')).code).toBe(0)
  await instance.vigie('run', 'page')
  await client.jobs.remove({ id: 'page' })
  expect((await instance.vigie('runs', 'list', '--job', 'page')).out).toContain('page')
})
