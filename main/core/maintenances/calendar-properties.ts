/**
 * What iCalendar has no property for, under names of our own. The export writes them and the import reads them, so
 * that a calendar which comes back says all that it said; other programs pass over them.
 */
export const OWN_PROPERTIES = {
  asset: 'X-VIGIE-ASSET',
  assetCode: 'X-VIGIE-ASSET-CODE',
  status: 'X-VIGIE-STATUS',
  completedOn: 'X-VIGIE-COMPLETED-ON',
  recurrence: 'X-VIGIE-RECURRENCE',
  monthDay: 'X-VIGIE-MONTH-DAY',
  cost: 'X-VIGIE-COST',
  reference: 'X-VIGIE-REFERENCE',
} as const
export type OwnProperty = keyof typeof OWN_PROPERTIES

/** Text of the properties that an event has. */
export type OwnValues = Readonly<Partial<Record<OwnProperty, string>>>

/** The maintenance an event was written from. Numbers begin again in another data folder; the instant (ms) does not. */
export interface EventOrigin {
  readonly id: number
  readonly createdAt: number
}

/** The identifier of the event of a maintenance: the same in every export, whatever becomes of it. */
export function uidOf({ id, createdAt }: EventOrigin): string {
  return `maintenance-${id}-${createdAt}@vigie`
}

/** The maintenance that an identifier names; null where another program made it. */
export function originOf(uid: string): EventOrigin | null {
  const [, id, createdAt] = /^maintenance-(\d{1,15})-(\d{1,15})@vigie$/.exec(uid) ?? []
  return id === undefined ? null : { id: Number(id), createdAt: Number(createdAt) }
}

/** The summary of an event: what is done to what. */
export function summaryOf(asset: string, title: string): string {
  return `${asset}: ${title}`
}
