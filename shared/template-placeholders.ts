/** What an own body of a channel can contain; the panel shows it too. */

/** The names of the placeholders that an own body can have, `{{title}}`. */
export const TEMPLATE_PLACEHOLDERS = [
  'title',
  'body',
  'urgency',
  'priority',
  'type',
  'subject',
  'count',
  'alerts',
  'key',
  'time',
] as const
