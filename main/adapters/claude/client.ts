/** Loads the official SDK when it is first used, with the owner's key. */
import type Anthropic from '@anthropic-ai/sdk'
import { LONGEST_ANSWER_MS } from '../../core/jobs/occupations/call.ts'
import type { CallFailure } from '../../core/jobs/occupations/call-failure.ts'
import type { ClaudeKey } from '../../core/ports/claude-key.ts'
import { failureOf } from './failure.ts'

/** Retries of the SDK after the first attempt: it waits as long as the server's `retry-after` says. */
const MAX_RETRIES = 4

/** What a client of Claude needs: the key, and a network stack if Node's own is not the right one. */
export interface ClaudeDeps {
  readonly key: ClaudeKey
  /** The desktop passes Electron's fetch, so that the system's proxy and certificates apply. */
  readonly fetch?: typeof globalThis.fetch
  /** How long an answer may take, ms. */
  readonly timeoutMs?: number
}

/** Creates clients by base address; a changed key or address creates a new one. */
export function createClaudeClients(deps: ClaudeDeps) {
  let current: { key: string; baseUrl: string; client: Anthropic } | null = null

  return async (baseUrl: string): Promise<Anthropic> => {
    const key = deps.key.keyFor(baseUrl)
    if (current?.key === key && current.baseUrl === baseUrl) return current.client
    const { default: Sdk } = await import('@anthropic-ai/sdk')
    const client = new Sdk({
      apiKey: key,
      authToken: null,
      maxRetries: MAX_RETRIES,
      ...(baseUrl === '' ? {} : { baseURL: baseUrl }),
      ...(deps.fetch === undefined ? {} : { fetch: deps.fetch }),
      timeout: deps.timeoutMs ?? LONGEST_ANSWER_MS,
    })
    current = { key, baseUrl, client }
    return client
  }
}

/** Returns the host that a client asks, with its port. */
export const hostOf = ({ baseURL }: Pick<Anthropic, 'baseURL'>): string => new URL(baseURL).host

/** Runs one use of the SDK. @throws CallFailure: what is known of any failure */
export async function asCall<T>(client: Pick<Anthropic, 'baseURL'>, use: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await use()
  } catch (error) {
    const seconds = Math.round((performance.now() - began) / 1000)
    throw await failureOf(error, { host: hostOf(client), seconds })
  }
}

/** Runs one use of the SDK and maps what it throws to errors for people. @throws VigieError */
export async function inOurWords<T>(client: Pick<Anthropic, 'baseURL'>, use: () => Promise<T>): Promise<T> {
  try {
    return await asCall(client, use)
  } catch (failure) {
    throw (failure as CallFailure).error
  }
}

/** The same for what comes one by one, over a connection that may break. @throws VigieError */
export async function* eachInOurWords<T>(
  client: Pick<Anthropic, 'baseURL'>,
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await inOurWords(client, () => iterator.next())
      if (done) return
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
