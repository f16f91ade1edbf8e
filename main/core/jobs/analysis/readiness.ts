/** Waits until the analysis service and its companions answer their health address. */

import { withoutCredentials } from '../../../../shared/clean-text.ts'
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { AnalysisSettings } from '../../../../shared/kinds/analysis.ts'
import { HostClosed } from '../../net/gate.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Delay } from '../../ports/delay.ts'
import type { HttpClient } from '../../ports/http.ts'

/** Milliseconds between two checks, and the timeout of one check. */
const ASK_EVERY = 2_000
const ASK_TIMEOUT = 5_000

/** What waiting for health needs. */
export interface ReadinessDeps {
  readonly http: HttpClient
  readonly clock: Clock
  readonly delay: Delay
}

/** The addresses that must answer 2xx before the first call. */
function healthAddresses(settings: AnalysisSettings): string[] {
  return [address(settings.url, settings.health_path), ...settings.also_ready]
}

/** Joins a path to a base address with exactly one slash. */
export function address(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path
}

/** Returns null if everything is ready, otherwise a short reason naming the address. */
export async function missing(
  deps: ReadinessDeps,
  settings: AnalysisSettings,
  signal: AbortSignal,
): Promise<LocalizableMessage | null> {
  try {
    return await unready(deps, settings, signal)
  } catch (error) {
    if (error instanceof HostClosed) return error.localizable
    throw error
  }
}

/** @throws HostClosed if an address cannot be asked now */
async function unready(
  deps: ReadinessDeps,
  settings: AnalysisSettings,
  signal: AbortSignal,
): Promise<LocalizableMessage | null> {
  for (const url of healthAddresses(settings)) {
    try {
      const source = new URL(url).host
      // A redirection to a login page would answer too.
      const reply = await deps.http.send({ url, signal, timeoutMs: ASK_TIMEOUT, source, redirects: 0 })
      const { status } = reply
      if (status < 200 || status > 299)
        return { messageKey: 'answer.status', params: { what: withoutCredentials(url), status } }
    } catch (error) {
      if (signal.aborted || !(error instanceof VigieError) || error instanceof HostClosed) throw error
      const problem = error.params.detail ?? error.localizable
      return { messageKey: 'answer.field', params: { field: withoutCredentials(url), problem } }
    }
  }
  return null
}

/**
 * Checks every two seconds until everything is ready.
 * @throws VigieError analysis_not_ready after `ready_wait_seconds` | HostClosed; the signal's reason if aborted
 */
export async function untilReady(
  deps: ReadinessDeps,
  settings: AnalysisSettings,
  signal: AbortSignal,
  waiting: (reason: LocalizableMessage) => void,
): Promise<void> {
  const started = deps.clock.monotonic()
  for (;;) {
    const reason = await unready(deps, settings, signal)
    if (reason === null) return
    if (deps.clock.monotonic() - started >= settings.ready_wait_seconds * 1000) {
      const seconds = settings.ready_wait_seconds
      throw new VigieError('analysis_not_ready', {
        source: withoutCredentials(settings.url),
        seconds,
        detail: reason,
      })
    }
    waiting(reason)
    await deps.delay(ASK_EVERY, signal)
  }
}
