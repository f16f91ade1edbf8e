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
    /: the host name diego was not found/,
  ],
  [
    'the first of several addresses',
    new AggregateError([coded('ECONNREFUSED')]),
    /: nothing answers at diego\./,
  ],
  ['Chromium’s', new Error('net::ERR_INTERNET_DISCONNECTED'), /: no network route to diego\./],
  ['a cut', coded('ECONNRESET'), /: diego closed the connection\./],
  ['a code that nobody foresaw', new Error('net::ERR_NEW'), /: the connection to diego failed \(ERR_NEW\)\./],
  ['one without a code', new Error('out of luck'), /: the connection to diego failed \(out of luck\)\./],
  ['one without a message', new TypeError(), /: the connection to diego failed \(TypeError\)\./],
])('%s is told', (_what, error, sentence) => {
  expect(said(error)).toMatch(sentence)
})

test.each([
  ['ERR_STREAM_PREMATURE_CLOSE', /diego closed the connection/],
  ['UND_ERR_SOCKET', /diego closed the connection/],
  ['ERR_CERT_DATE_INVALID', /expired or is not valid yet; check the clock/],
  ['CERT_HAS_EXPIRED', /expired or is not valid yet; check the clock/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name than diego/],
  ['ERR_CERT_COMMON_NAME_INVALID', /for another name than diego/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /does not trust the authority .*network\.ca_file/],
  ['ERR_CERT_AUTHORITY_INVALID', /does not trust the authority .*network\.ca_file/],
  ['ERR_CERT_REVOKED', /certificate of diego is not accepted \(ERR_CERT_REVOKED\)/],
  ['CERT_REVOKED', /certificate of diego is not accepted \(CERT_REVOKED\)/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /could not connect securely .*http or https/],
  ['ERR_SSL_PROTOCOL_ERROR', /could not connect securely .*http or https/],
  ['ERR_PROXY_CONNECTION_FAILED', /the proxy cannot reach diego .*network\.proxy/],
  ['ERR_PROXY_TUNNEL', /the proxy cannot reach diego .*network\.proxy/],
  ['ERR_TUNNEL_CONNECTION_FAILED', /the proxy cannot reach diego .*network\.proxy/],
  ['ERR_PROXY_AUTH_UNSUPPORTED', /requires a user name and a password/],
  ['HPE_INVALID_CONSTANT', /damaged in transit or is not HTTP \(HPE_INVALID_CONSTANT\)/],
  ['Z_DATA_ERROR', /damaged in transit or is not HTTP/],
  ['ERR_BLOCKED_BY_ADMINISTRATOR', /firewall/],
  ['EMFILE', /close some programs/],
])('%s becomes a sentence with its remedy, in both languages', (code, words) => {
  expect(said(coded(code))).toMatch(words)
  const detail = networkReason(coded(code), 'diego')
  expect(errorSentence('source_unreachable', { source: 'X', detail }, 'fr')).toMatch(
    /^X est injoignable : .*diego.*[^?]\.$/,
  )
})
