import { expect, test } from 'vitest'
import { followingName, inLanguage } from '../../../main/core/jobs/following-name.ts'
import type { JobDefinition } from '../../../shared/job.ts'
import { kindSettingsSchemas } from '../../../shared/kinds/index.ts'
import { newJobName } from '../../../shared/new-job-name.ts'

const job = (kind: keyof typeof kindSettingsSchemas, settings: object) =>
  ({ kind, settings: kindSettingsSchemas[kind].parse(settings) }) as unknown as JobDefinition

test.each([
  ['a market', job('fear-greed', { profile: 'us' }), 'États-Unis'],
  ['a symbol and its exchange', job('trades', { symbol: 'ETHUSDT' }), 'ETHUSDT · Binance'],
  [
    'a host and its path',
    job('analysis', { url: 'http://signals.internal:3001' }),
    'signals.internal:3001/analyze',
  ],
  [
    'an address with a path of its own',
    job('analysis', { url: 'https://example.org/v2/', path: '/run' }),
    'example.org/v2/run',
  ],
  ['the page it asks for', job('http', { url: 'https://example.org/status?x=1' }), 'example.org/status'],
  ['the program it runs', job('command', { program: '/usr/bin/rsync' }), 'rsync'],
  ['nothing set yet', job('analysis', { url: '' }), 'Analyse'],
  ['no symbol yet', { ...job('trades', {}), settings: { symbol: '' } }, 'Historique des transactions'],
] as const)('a job is named after %s', (_, definition, name) => {
  expect(newJobName(definition as JobDefinition, [], inLanguage('fr'))).toBe(name)
})

test('a name that Vigie chose follows the address or the program, in the language it was chosen in', () => {
  const changed = (name: string, before: JobDefinition, after: JobDefinition, taken: string[] = []) =>
    followingName({ ...before, name }, { ...after, name }, taken)
  const [empty, first] = [job('analysis', { url: '' }), job('analysis', { url: 'http://a.test' })]
  expect(changed('Analyse 2', empty, first)).toBe('a.test/analyze')
  expect(changed('a.test/analyze', first, job('analysis', { url: 'http://b.test' }))).toBe('b.test/analyze')
  const [echo, ls] = [job('command', { program: 'echo' }), job('command', { program: '/bin/ls' })]
  expect(changed('echo', echo, ls, ['ls'])).toBe('ls 2')
  expect(changed('echo 2', echo, job('command', { program: 'echo', timeout_seconds: 9 }))).toBe('echo 2')
  expect(changed('Nightly echo', echo, ls)).toBe('Nightly echo')
  expect(followingName({ ...echo, name: 'echo' }, { ...ls, name: 'mine' }, [])).toBe('mine')
})

test('a password in an address is no part of the name', () => {
  const definition = job('analysis', { url: 'http://me:hidden@host.test/' })
  expect(newJobName(definition, [], inLanguage('en'))).toBe('host.test/analyze')
})

test('of 32 jobs that call the same service, each has a name of its own', () => {
  const definition = job('analysis', { url: 'http://host.test' })
  const names: string[] = []
  for (let made = 0; made < 32; made += 1) names.push(newJobName(definition, names, inLanguage('en')))
  expect(new Set(names).size).toBe(32)
  expect(names.slice(0, 2)).toEqual(['host.test/analyze', 'host.test/analyze 2'])
})

test('a long address still fits the name of a job', () => {
  const definition = job('analysis', { url: `http://host.test/${'a'.repeat(400)}` })
  expect(
    newJobName(definition, [newJobName(definition, [], inLanguage('en'))], inLanguage('en')).length,
  ).toBeLessThanOrEqual(120)
})
