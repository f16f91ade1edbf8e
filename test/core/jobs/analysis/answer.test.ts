import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  executionTriggered,
  reasonIn,
  satisfies,
  saysSuccess,
  storable,
  valueAt,
} from '../../../../main/core/jobs/analysis/answer.ts'
import type { AnswerCondition } from '../../../../shared/kinds/analysis.ts'

const answer = {
  success: true,
  analysis: { signal: 'BUY', signals: [{ strength: '7.5' }] },
  execution: { orderId: 4 },
}

describe('valueAt', () => {
  test.each([
    ['$.analysis.signal', 'BUY'],
    ['$.analysis.signals[0].strength', '7.5'],
    ['$.analysis.signals[1].strength', undefined],
    ['$.success.deeper', undefined],
    ['$', answer],
  ])('%s leads to %j', (path, value) => {
    expect(valueAt(answer, path)).toEqual(value)
  })

  it('does not reach what an object inherits', () => {
    expect(valueAt({}, '$.constructor')).toBeUndefined()
  })
})

describe('the reason of a failure', () => {
  test.each([
    [{ error: 'no market data' }, 'no market data'],
    [{ error: { code: 'E42', message: 'exchange closed' } }, 'exchange closed'],
    [{ error: { code: 'E42' } }, '{"code":"E42"}'],
    [{ error: ['a', 'b'] }, '["a","b"]'],
    [{ error: '', message: 'busy' }, 'busy'],
    [{ error: false }, 'success: false'],
    [null, 'success: false'],
  ])('of %j is told as %s', (given, reason) => {
    expect(reasonIn(given, [])).toBe(reason)
  })
})

describe('satisfies', () => {
  const condition = (
    operator: AnswerCondition['operator'],
    path: string,
    value: AnswerCondition['value'] = null,
  ) => ({
    name: 'test',
    operator,
    path,
    value,
  })

  test.each([
    [condition('equals', '$.analysis.signal', 'BUY'), true],
    [condition('equals', '$.analysis.signal', 'SELL'), false],
    [condition('differs', '$.analysis.signal', 'SELL'), true],
    [condition('differs', '$.absent', 'SELL'), false],
    [condition('above', '$.analysis.signals[0].strength', 7), true],
    [condition('below', '$.analysis.signals[0].strength', 7), false],
    [condition('above', '$.analysis.signal', 7), false],
    [condition('contains', '$.analysis.signal', 'UY'), true],
    [condition('exists', '$.execution'), true],
    [condition('exists', '$.absent'), false],
  ])('%j is %s', (asked, expected) => {
    expect(satisfies(answer, asked)).toBe(expected)
  })
})

describe('executionTriggered', () => {
  test.each([
    [{ success: true }, null],
    [{ execution: null }, false],
    [{ execution: {} }, false],
    [{ execution: { orderId: 4 } }, true],
    [{ execution: { triggered: false, reason: 'no signal' } }, false],
    [{ execution: true }, true],
  ])('%j gives %s', (body, expected) => {
    expect(executionTriggered(body)).toBe(expected)
  })
})

describe('saysSuccess', () => {
  it('takes an answer without the flag as a success', () => {
    expect(saysSuccess({ analysis: {} })).toBe(true)
  })
  it('believes a service that says it failed', () => {
    expect(saysSuccess({ success: false })).toBe(false)
  })
})

describe('storable', () => {
  it('hides the values of fields named like secrets', () => {
    const kept = storable('{"apiKey":"abc","access_token":"d\\"ef","price":1}', 1000, [])
    expect(kept).toEqual({
      text: '{"apiKey":"[redacted]","access_token":"[redacted]","price":1}',
      cut: false,
    })
  })

  it('hides the secrets of the request, and in the reason of a failure too', () => {
    expect(storable('{"echo":"Basic c2VjcmV0"}', 1000, ['c2VjcmV0']).text).toBe('{"echo":"Basic [redacted]"}')
    expect(reasonIn({ error: 'no c2VjcmV0' }, ['c2VjcmV0'])).toBe('no [redacted]')
    expect(reasonIn({ error: ['c2VjcmV0'] }, ['c2VjcmV0'])).toBe('["[redacted]"]')
  })

  it('never keeps more bytes than asked and never cuts inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(64), (text, bytes) => {
        const kept = storable(text, bytes, [])
        expect(new TextEncoder().encode(kept.text).length).toBeLessThanOrEqual(bytes)
        expect(text.startsWith(kept.text)).toBe(true)
        expect(kept.cut).toBe(kept.text !== text)
      }),
    )
  })
})
