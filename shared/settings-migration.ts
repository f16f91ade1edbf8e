/** Brings settings of an earlier form into the present one: before they are parsed, from a file or from a request. */

/** Anything with fields. */
type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The channel that the first webhook became. */
const FIRST = 'webhook'

/** Returns the settings in their present form; what is of another form is returned as it is, and refused by the schema. */
export function migrateSettings(settings: unknown): unknown {
  if (!isFields(settings) || !isFields(settings.notifications)) return settings
  return { ...settings, notifications: withFirstChannel(settings.notifications) }
}

/**
 * The webhook was two settings: its address, and whether it may be in clear. They change the channel of that name; an empty
 * address removes it. An address that is none is left for the schema to refuse.
 */
function withFirstChannel({ webhook_url: url, webhook_allow_insecure: insecure, ...rest }: Fields): Fields {
  if (url === undefined && insecure === undefined) return rest
  const channels = rest.channels ?? {}
  const known = isFields(channels) ? channels[FIRST] : undefined
  const isAddress = typeof url === 'string' && /^https?:\/\/[^/]/.test(url) && URL.canParse(url)
  const badUrl = url !== undefined && url !== '' && !isAddress
  if (!isFields(channels) || badUrl || (insecure !== undefined && typeof insecure !== 'boolean')) {
    return { ...rest, ...(url === undefined ? {} : { webhook_url: url }), webhook_allow_insecure: insecure }
  }
  if (url === '') {
    const { [FIRST]: _, ...others } = channels
    return { ...rest, channels: others }
  }
  if (url === undefined && !isFields(known)) return rest
  const before = isFields(known) ? known : { preset: FIRST }
  const options = isFields(before.options) ? before.options : {}
  const changed = {
    ...before,
    ...(url === undefined ? {} : { options: { ...options, url } }),
    ...(insecure === undefined ? {} : { allow_insecure: insecure }),
  }
  return { ...rest, channels: { ...channels, [FIRST]: changed } }
}
