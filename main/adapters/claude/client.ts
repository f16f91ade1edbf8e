/** Loads the official SDK when it is first used, and maps its errors to Vigie's. */
import type Anthropic from '@anthropic-ai/sdk'
import { VigieError } from '../../../shared/errors.ts'
import { secondsAsked } from '../../core/net/gate.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { networkReason } from '../net/reasons.ts'

/** Retries of the SDK after the first attempt: it waits as long as the server's `retry-after` says. */
const MAX_RETRIES = 4

export interface ClaudeDeps {
  readonly secrets: Secrets
  /** The desktop passes Electron's fetch, so that the system's proxy and certificates apply. */
  readonly fetch?: typeof globalThis.fetch
}

/** Creates clients by base address; a changed key or address creates a new one. */
export function createClaudeClients(deps: ClaudeDeps) {
  let current: { key: string; baseUrl: string; client: Anthropic } | null = null

  return async (baseUrl: string): Promise<Anthropic> => {
    const key = deps.secrets.get('anthropic_api_key')
    if (key === null) throw new VigieError('claude_key_refused')
    if (current?.key === key && current.baseUrl === baseUrl) return current.client
    const { default: Sdk } = await import('@anthropic-ai/sdk')
    const client = new Sdk({
      apiKey: key,
      authToken: null,
      maxRetries: MAX_RETRIES,
      ...(baseUrl === '' ? {} : { baseURL: baseUrl }),
      ...(deps.fetch === undefined ? {} : { fetch: deps.fetch }),
    })
    current = { key, baseUrl, client }
    return client
  }
}

/** Runs one use of the SDK and maps what it throws. */
export async function inOurWords<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    throw await named(error)
  }
}

async function named(error: unknown): Promise<unknown> {
  const { APIConnectionTimeoutError, APIError } = await import('@anthropic-ai/sdk')
  const source = 'Claude'
  if (error instanceof APIConnectionTimeoutError) {
    return new VigieError('source_timeout', { source, seconds: 600 }, { cause: error })
  }
  if (!(error instanceof APIError)) return error
  if (error.status === 401 || error.status === 403)
    return new VigieError('claude_key_refused', {}, { cause: error })
  if (error.status === 429 || error.status === 529) {
    const header = (name: string) => error.headers?.get(name) ?? undefined
    const seconds = secondsAsked(header('retry-after'), header('date'))
    return new VigieError('source_rate_limited', { source, seconds }, { cause: error })
  }
  if (error.status === undefined) {
    return new VigieError(
      'source_unreachable',
      { source, detail: networkReason(error, source) },
      { cause: error },
    )
  }
  const detail = `${error.status} ${error.type ?? error.message}`.slice(0, 200)
  return new VigieError('source_refused', { source, detail }, { cause: error })
}
