/** Asks for a calendar that is a file, and makes sure that the answer is one, and whole. */
import { VigieError } from '../../../../shared/errors.ts'
import type { CalendarSettings } from '../../../../shared/kinds/calendar.ts'
import type { HttpClient } from '../../ports/http.ts'
import { presentable } from '../../values/redact.ts'
import { secretsOfAddress } from '../../values/secrets.ts'
import { sourceOf, webAddress } from './address.ts'
import { assertAnswered } from './answered.ts'
import type { CalendarVersion, FetchedCalendar } from './ports.ts'

/** Of an answer that is no calendar, characters; and of how many secrets are taken out before, as a part of one is not found. */
const SHOWN = 40
const CLEANED = 4000

/** @throws VigieError source_* | calendar_refused | http_status_unexpected */
export async function fetchCalendar(
  http: HttpClient,
  settings: CalendarSettings,
  known: CalendarVersion | null,
  signal: AbortSignal,
): Promise<FetchedCalendar> {
  const source = sourceOf(settings)
  const url = webAddress(settings.calendar_url)
  const reply = await http.send({
    url,
    headers: { accept: 'text/calendar, */*;q=0.5', ...conditions(known), ...settings.headers },
    signal,
    timeoutMs: settings.timeout_seconds * 1000,
    maxBytes: settings.max_bytes,
    source,
  })
  if (reply.status === 304 && known !== null) return { status: 304, text: null, version: known }
  assertAnswered(reply, source, 200)
  const text = reply.text()
  assertWhole(text, source, [...secretsOfAddress(url), ...Object.values(settings.headers)])
  const { etag = null, 'last-modified': modified = null } = reply.headers
  return { status: reply.status, text, version: { etag, modified } }
}

function conditions(known: CalendarVersion | null): Record<string, string> {
  if (known === null) return {}
  return {
    ...(known.etag !== null && { 'if-none-match': known.etag }),
    ...(known.modified !== null && { 'if-modified-since': known.modified }),
  }
}

/** What a calendar that was cut short does not contain would count as deleted. */
function assertWhole(text: string, source: string, secrets: readonly string[]): void {
  const start = presentable(text.trimStart().slice(0, CLEANED), secrets).slice(0, SHOWN).replace(/\s+/g, ' ')
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 200)))
    throw new VigieError('source_malformed', {
      source,
      detail: { messageKey: 'answer.no_calendar', params: { start } },
    })
  if (!/^END:VCALENDAR\s*$/im.test(text.slice(-200)))
    throw new VigieError('source_malformed', { source, detail: { messageKey: 'answer.calendar_cut' } })
}
