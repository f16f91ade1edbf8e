import { describe, expect, test } from 'vitest'
import { askedWait, isOffline, isWorthRetrying, pauseAfter } from '../../../main/core/jobs/backoff.ts'
import { VigieError } from '../../../shared/errors.ts'

const random = (value: number) => ({ next: () => value, share: () => 0, id: () => '' })
const exponential = { attempts: 5, backoff: 'exponential', base_seconds: 30, cap_seconds: 300 } as const
const failed = new Error('failed')
const limited = (seconds: number) => new VigieError('source_rate_limited', { source: 'replay', seconds })
const unreachable = new VigieError('source_unreachable', { source: 'replay', detail: 'down' })

test('30 s doubled each time, at most 300 s', () => {
  const pauses = [1, 2, 3, 4, 5, 6].map(
    (attempt) => pauseAfter(attempt, exponential, failed, random(0)) / 1000,
  )
  expect(pauses).toEqual([30, 60, 120, 240, 300, 300])
})

test('What the source asks for goes beyond the cap', () => {
  expect(pauseAfter(1, exponential, limited(900), random(0))).toBe(900_000)
  expect(pauseAfter(1, exponential, limited(1), random(0))).toBe(30_000)
  expect(askedWait(failed)).toBe(0)
})

test('Jitter only lengthens', () => {
  const retry = { ...exponential, jitter: 0.5 }
  expect([0, 0.5, 1].map((value) => pauseAfter(1, retry, failed, random(value)))).toEqual([
    30_000, 37_500, 45_000,
  ])
})

test('A wrong setting is not worth another attempt; a source’s trouble is', () => {
  expect(isWorthRetrying(new VigieError('invalid_input', { field: 'x', problem: 'y' }))).toBe(false)
  expect([failed, unreachable, limited(1)].map(isWorthRetrying)).toEqual([true, true, true])
})

const refusing = (host: string) =>
  new VigieError('source_unreachable', {
    source: 'shop',
    detail: { messageKey: 'answer.nobody_there', params: { host, code: 'ECONNREFUSED' } },
  })

describe('offline', () => {
  test.each([
    ['no source reached', unreachable, true],
    ['a failure because no source was reached', new Error('no coverage', { cause: unreachable }), true],
    ['several sources, none reached', new AggregateError([unreachable, unreachable]), true],
    ['several sources, one of them answered badly', new AggregateError([unreachable, failed]), false],
    ['nothing told', new AggregateError([]), false],
    ['a source that answered badly', limited(1), false],
    ['no error at all', 'text', false],
    ['a service of this machine that refuses', refusing('127.0.0.1'), false],
    ['a service of this machine by its name', refusing('localhost'), false],
    ['a service of this machine by IPv6', new Error('no answer', { cause: refusing('[::1]') }), false],
    ['another machine that refuses', refusing('192.168.1.2'), true],
    ['one here and one elsewhere', new AggregateError([refusing('127.0.0.1'), unreachable]), true],
  ])('%s', (_, error, expected) => {
    expect(isOffline(error)).toBe(expected)
  })
})
