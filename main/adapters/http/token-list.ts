/**
 * The named tokens of the REST API, in a file that only its owner can read. It holds digests, not tokens: whoever reads a
 * backup of the folder cannot call Vigie with it.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import { FIRST_TOKEN, type TokenRight, tokenRightSchema } from '../../../shared/token.ts'
import type { StoredToken, TokenStore } from '../../core/ports/tokens.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { digest, type TokenFile, unusableToken } from './token.ts'

const storedSchema = z.strictObject({
  name: z.string(),
  right: tokenRightSchema,
  digest: z.string(),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
})
type StoredTokenEntry = z.infer<typeof storedSchema>

/** Who calls with a token that is accepted. */
export interface TokenHolder {
  readonly name: string
  readonly right: TokenRight
}

export interface TokenList extends TokenStore {
  /** Returns the holder of a token; null if it is unknown, revoked or expired. */
  holderOf(candidate: string): TokenHolder | null
}

/** @param now of the clock, ms @throws (from its methods) VigieError token_unreadable */
export function createTokenList(dataFolder: string, first: TokenFile, now: () => number): TokenList {
  const path = join(dataFolder, 'api-tokens.json')
  let seen: { readonly changed: number; readonly entries: readonly StoredTokenEntry[] } = {
    changed: -1,
    entries: [],
  }
  let firstUsedAt: number | null = null

  /** Read again if the file changed, so that a change by another process takes effect at once. */
  function read(): readonly StoredTokenEntry[] {
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (changed === seen.changed) return seen.entries
    seen = { changed, entries: changed === 0 ? [] : load(path) }
    return seen.entries
  }

  function write(entries: readonly StoredTokenEntry[]): void {
    try {
      writeAtomically(path, `${JSON.stringify(entries, null, 2)}\n`)
    } catch (error) {
      throw unusableToken(path, error)
    }
    seen = { changed: -1, entries }
  }

  /** The last use is kept to the minute, so that calls rarely write. A full disk keeps no holder out. */
  function used(entry: StoredTokenEntry): TokenHolder {
    const at = now()
    if (entry.lastUsedAt === null || at - entry.lastUsedAt >= MINUTE_MS) {
      const entries = read().map((each) => (each === entry ? { ...each, lastUsedAt: at } : each))
      try {
        write(entries)
      } catch {
        seen = { ...seen, entries }
      }
    }
    return { name: entry.name, right: entry.right }
  }

  return {
    holderOf: (candidate) => {
      if (first.accepts(candidate)) {
        firstUsedAt = now()
        return { name: FIRST_TOKEN, right: 'admin' }
      }
      const sum = digest(candidate)
      const entry = read().find((each) => timingSafeEqual(Buffer.from(each.digest, 'base64url'), sum))
      const valid = entry !== undefined && (entry.expiresAt === null || entry.expiresAt > now())
      return valid ? used(entry) : null
    },
    list: () => {
      const own: StoredToken = {
        name: FIRST_TOKEN,
        right: 'admin',
        createdAt: null,
        expiresAt: null,
        lastUsedAt: firstUsedAt,
      }
      return [own, ...read().map(({ digest: _, ...entry }) => entry)]
    },
    add: ({ name, right, expiresAt }) => {
      if (name === FIRST_TOKEN || read().some((entry) => entry.name === name))
        throw new VigieError('token_exists', { name })
      const token = randomBytes(32).toString('base64url')
      const sum = digest(token).toString('base64url')
      write([...read(), { name, right, digest: sum, createdAt: now(), expiresAt, lastUsedAt: null }])
      return token
    },
    revoke: (name) => {
      if (name === FIRST_TOKEN) return void first.rotate()
      const rest = read().filter((entry) => entry.name !== name)
      if (rest.length === read().length) throw new VigieError('token_not_found', { name })
      write(rest)
    },
  }
}

function load(path: string): readonly StoredTokenEntry[] {
  try {
    return z.array(storedSchema).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw unusableToken(path, error)
  }
}
