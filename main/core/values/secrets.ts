/** Takes known secrets out of a text, in whatever form somebody repeats them. */
import { isSecretParameter } from '../../../shared/clean-text.ts'
import { decodedPart } from '../../../shared/decoded-part.ts'

/** A shorter value is no secret, and would be found by chance. */
const SHORTEST_SECRET = 6

const ADDRESS = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>]+/gi
const PARAMETER = /[?&]([^=&#]*)=([^&#]*)/g
/** What follows the scheme in an `Authorization` header. */
const SCHEME = /^(?:basic|bearer|token|apikey|api-key|key|negotiate|digest)\s+(\S.*)$/i

/**
 * Returns a text with a mark in place of each secret, also of one that is encoded. Done before a text is cut: a part of a
 * secret would not be found.
 */
export function withoutSecrets(text: string, secrets: readonly string[], mark: string): string {
  const forms = new Set(secrets.flatMap(partsOf).flatMap(encodings))
  return [...forms]
    .filter((form) => form.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.replaceAll(form, mark), text)
}

/** Returns the secrets in the addresses of a text: names, passwords, both as a header, and parameters named like a secret. */
export function credentialsIn(text: string): readonly string[] {
  return (text.match(ADDRESS) ?? []).filter((address) => URL.canParse(address)).flatMap(credentialsOf)
}

/** Returns what is secret of an address that is secret as a whole: all but its host, and each of its parameters. */
export function secretsOfAddress(address: string): readonly string[] {
  const { pathname, search, searchParams } = new URL(address)
  return [address, `${pathname}${search}`, pathname, search, ...searchParams.values()]
}

function credentialsOf(address: string): readonly string[] {
  const { username, password, search } = new URL(address)
  const [name, word] = [decodedPart(username), decodedPart(password)]
  const pair = username === '' && password === '' ? [] : [`${name}:${word}`, base64(`${name}:${word}`)]
  const parameters = [...search.matchAll(PARAMETER)].flatMap(([, key = '', value = '']) =>
    isSecretParameter(decodedPart(key)) ? [value, decodedPart(value.replaceAll('+', ' '))] : [],
  )
  return [username, password, name, word, ...pair, ...parameters]
}

/** A secret, what stands after its scheme, and the credentials in it. */
function partsOf(secret: string): readonly string[] {
  const bare = SCHEME.exec(secret)?.[1]
  return [secret, ...credentialsIn(secret), ...(bare === undefined ? [] : [bare, ...signedIn(bare)])]
}

/** The name and the password in the value of a `Basic` header. */
function signedIn(value: string): readonly string[] {
  try {
    const pair = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(value), (byte) => byte.charCodeAt(0)),
    )
    const [name = '', ...password] = pair.split(':')
    return password.length === 0 ? [] : [pair, name, password.join(':')]
  } catch {
    return []
  }
}

/** A text as it is, in an address, in a form, in JSON, and base64 without its end. */
function encodings(text: string): readonly string[] {
  const encoded = encodeURIComponent(text.toWellFormed())
  const small = encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  return [
    text,
    encoded,
    small,
    encoded.replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
    text.replace(/=+$/, ''),
  ]
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
