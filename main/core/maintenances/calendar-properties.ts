/**
 * Non-standard iCalendar properties for what the format cannot express. The export writes them and the import
 * reads them, so that a calendar can be imported again without loss; other programs ignore them.
 */
export const OWN_PROPERTIES = {
  asset: 'X-VIGIE-ASSET',
  assetCode: 'X-VIGIE-ASSET-CODE',
  status: 'X-VIGIE-STATUS',
  completedOn: 'X-VIGIE-COMPLETED-ON',
  recurrence: 'X-VIGIE-RECURRENCE',
  monthDay: 'X-VIGIE-MONTH-DAY',
  cost: 'X-VIGIE-COST',
  duration: 'X-VIGIE-DURATION-MINUTES',
  assignee: 'X-VIGIE-ASSIGNEE',
  leadDays: 'X-VIGIE-LEAD-DAYS',
  meter: 'X-VIGIE-METER',
  links: 'X-VIGIE-LINKS',
  reference: 'X-VIGIE-REFERENCE',
} as const

/** An iCalendar property for a field that the standard has no property for. */
export type OwnProperty = keyof typeof OWN_PROPERTIES

/** Text of the properties present on an event. */
export type OwnValues = Readonly<Partial<Record<OwnProperty, string>>>

/** The maintenance an event was exported from. Ids restart in another data folder; the instant (ms) is unique. */
export interface EventOrigin {
  readonly id: number
  readonly createdAt: number
}

/** Returns the UID of the event of a maintenance: the same in every export. */
export function uidOf({ id, createdAt }: EventOrigin): string {
  return `maintenance-${id}-${createdAt}@vigie`
}

/** Returns the maintenance that a UID names; null if another program created it. */
export function originOf(uid: string): EventOrigin | null {
  const [, id, createdAt] = /^maintenance-(\d{1,15})-(\d{1,15})@vigie$/.exec(uid) ?? []
  return id === undefined ? null : { id: Number(id), createdAt: Number(createdAt) }
}

/** Returns the summary of an event: the asset and the title. */
export function summaryOf(asset: string, title: string): string {
  return `${asset}: ${title}`
}
