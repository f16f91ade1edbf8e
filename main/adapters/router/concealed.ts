/** Hides secrets in an answer from callers who may look but not administer. */
import { withoutCredentials } from '../../../shared/clean-text.ts'

const HIDDEN = '***'

/** Parts of settings whose values may be secrets; the address of a private calendar is one as a whole. */
const SECRET_PARTS: ReadonlySet<string> = new Set(['headers', 'body', 'environment', 'calendar_url'])

/** Returns a copy without the values of headers, bodies, environments and addresses of calendars, and without the credentials in addresses. */
export function concealed<T>(answer: T): T {
  return hide(answer) as T
}

function hide(value: unknown): unknown {
  if (typeof value === 'string') return withoutCredentials(value)
  if (Array.isArray(value)) return value.map(hide)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_PARTS.has(name) ? hidden(inner) : hide(inner),
    ]),
  )
}

const hidden = (headers: unknown): unknown =>
  typeof headers === 'object' && headers !== null && !Array.isArray(headers)
    ? Object.fromEntries(Object.keys(headers).map((name) => [name, HIDDEN]))
    : HIDDEN
