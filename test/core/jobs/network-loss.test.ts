/** When jobs are said to have no network, and since when. */
import { expect, test } from 'vitest'
import { type FailedAttempts, networkLoss } from '../../../main/core/jobs/network-loss.ts'
import type { UnlocalizedFault } from '../../../shared/run.ts'

const unreachable = (source: string, host: string, code = 'ENOTFOUND'): UnlocalizedFault => ({
  code: 'source_unreachable',
  message: '-',
  source,
  params: { source, detail: { messageKey: 'answer.unknown_host', params: { host, code } } },
})
const index: UnlocalizedFault = { code: 'index_offline', message: '-', source: null, params: {} }
const refused: UnlocalizedFault = { code: 'source_refused', message: '-', source: 'kraken' }
const late: UnlocalizedFault = { code: 'deadline_exceeded', message: '-', source: null }
const binance = unreachable('binance', 'api.binance.com')
const kraken = unreachable('kraken', 'api.kraken.com')
const own = unreachable('analysis', '127.0.0.1', 'ECONNREFUSED')
const noName = unreachable('binance', 'api.binance.com', 'EAI_AGAIN')

const failed = (id: string, since: number, faults: readonly UnlocalizedFault[]): FailedAttempts => ({
  id,
  since,
  last: since + 100,
  faults,
})
const lossOf = (jobs: readonly FailedAttempts[], answeredAt: number | null = null) => {
  const loss = networkLoss(jobs, answeredAt)
  return loss && { since: loss.since, jobs: [...loss.jobs] }
}

test.each<[string, FailedAttempts[], { since: number; jobs: string[] } | null]>([
  ['no job fails', [], null],
  ['one source is out of reach, which may be down', [failed('a', 10, [binance])], null],
  ['a source refuses', [failed('a', 10, [refused])], null],
  ['a service of this machine does not run', [failed('a', 10, [own]), failed('b', 11, [own])], null],
])('the network is not said to be away if %s', (_name, jobs, loss) => {
  expect(lossOf(jobs)).toEqual(loss)
})

test.each<[string, FailedAttempts[]]>([
  ['an index reached none of its sources', [failed('a', 10, [index])]],
  ['one job reached neither of two sources', [failed('a', 10, [binance, kraken])]],
  ['no name can be resolved', [failed('a', 10, [noName])]],
  ['the deadline ended the attempts of such a run', [failed('a', 10, [index, late])]],
])('the network is away if %s', (_name, jobs) => {
  expect(lossOf(jobs)).toEqual({ since: 10, jobs: ['a'] })
})

test('one cause is one story: each job that reaches nothing has it, from the first failed attempt of any', () => {
  const jobs = [failed('index', 20, [index]), failed('trades', 10, [binance]), failed('own', 5, [own])]
  expect(lossOf(jobs)).toEqual({ since: 10, jobs: ['index', 'trades'] })
})

test('two jobs with a source each say more than one alone', () => {
  const jobs = [failed('a', 10, [binance]), failed('b', 20, [kraken])]
  expect(lossOf(jobs)).toEqual({ since: 10, jobs: ['a', 'b'] })
})

test('a job that fails for another reason keeps its own', () => {
  expect(lossOf([failed('a', 10, [index]), failed('b', 20, [refused])])).toEqual({ since: 10, jobs: ['a'] })
})

test('it is over as soon as any source has answered since', () => {
  expect(lossOf([failed('a', 10, [index])], 111)).toBeNull()
})

test('a failure that began before the last answer was of another cause until then', () => {
  expect(lossOf([failed('a', 10, [binance]), failed('b', 60, [index])], 50)).toEqual({
    since: 60,
    jobs: ['a', 'b'],
  })
  expect(lossOf([failed('a', 10, [index])], 50)).toEqual({ since: 50, jobs: ['a'] })
})
