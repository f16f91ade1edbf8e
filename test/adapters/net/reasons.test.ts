import { expect, test } from 'vitest'
import { networkReason } from '../../../main/adapters/net/reasons.ts'
import { errorSentence } from '../../../shared/errors.ts'

const coded = (code: string) => Object.assign(new Error(`getaddrinfo ${code} diego`), { code })
const said = (error: unknown) =>
  errorSentence('source_unreachable', { source: 'X', detail: networkReason(error, 'diego') }, 'en')

test.each([
  [
    'Node’s, in its wrapping',
    new Error('fetch failed', { cause: coded('ENOTFOUND') }),
    /: the name diego is not found/,
  ],
  [
    'the first of several addresses',
    new AggregateError([coded('ECONNREFUSED')]),
    /: nothing answers at diego\./,
  ],
  ['Chromium’s', new Error('net::ERR_INTERNET_DISCONNECTED'), /: no network leads to diego\./],
  ['a cut', coded('ECONNRESET'), /: diego cut the connection\./],
  ['an unusual one', new Error('certificate has expired'), /: certificate has expired\./],
  ['one without a message', new TypeError(), /: TypeError\./],
])('%s is told', (_what, error, sentence) => {
  expect(said(error)).toMatch(sentence)
})
