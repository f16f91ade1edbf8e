/** The name and password of an address, as a header (RFC 7617): a network stack may refuse what it cannot decode. */
import { decodedPart } from '../../../shared/decoded-part.ts'

interface SignedIn {
  /** The address without name and password. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

/** Takes name and password out of an address; without any, there is no header. */
export function signedIn(url: URL): SignedIn {
  const { username, password } = url
  if (username === '' && password === '') return { url, headers: {} }
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  const pair = Buffer.from(`${decodedPart(username)}:${decodedPart(password)}`).toString('base64')
  return { url: bare, headers: { authorization: `Basic ${pair}` } }
}
