import { expect, it } from 'vitest'
import { createLastAnswer } from '../../../main/core/net/last-answer.ts'

it('an answer of this machine says nothing of the network', () => {
  const last = createLastAnswer({ now: () => 7 })
  last.note('127.0.0.1:9000')
  last.note('[::1]:9000')
  last.note('localhost')
  expect(last.at()).toBeNull()
  last.note('api.kraken.com:8443')
  expect(last.at()).toBe(7)
})
