/** The filters, search and ranges of a list, kept in the address: Back takes back a choice, and a link shows the same list. */
import { useMemo } from 'react'
import { keepInAddress, useAddressParams, withParams } from './address.ts'
import { hrefOf, type View } from './panel-route.ts'

/** How a value of a list stands in the address. A text that is none of its values is as absent. */
interface ListField<T> {
  readonly read: (text: string | null) => T
  /** Null if the value is the one that an address without it means. */
  readonly write: (value: T) => string | null
}

/** One of some words; `usual` is the one that the address leaves out. */
export function oneOf<const T extends string, const U extends T | null>(
  words: readonly T[],
  usual: U,
): ListField<T | U> {
  return {
    read: (text) => words.find((word) => word === text) ?? usual,
    write: (value) => (value === usual ? null : value),
  }
}

/** Free text; empty if absent. */
export const freeText: ListField<string> = {
  read: (text) => (text === null ? '' : text),
  write: (value) => (value === '' ? null : value),
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** A calendar day; null if absent. */
export const calendarDay: ListField<string | null> = {
  read: (text) => (text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  write: (value) => value,
}

/** The number of something that Vigie keeps; null if absent. */
export const idNumber: ListField<number | null> = {
  read: (text) => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
  write: (value) => (value === null ? null : String(value)),
}

const UTC_MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/

/** An instant to the minute, in UTC so that a link means the same everywhere: `2026-11-29T13:05Z`; null if absent. */
export const instantMinute: ListField<number | null> = {
  read: (text) => {
    const at = text !== null && UTC_MINUTE.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(at) ? null : at
  },
  write: (value) => (value === null ? null : `${new Date(value).toISOString().slice(0, 16)}Z`),
}

/** How each value of a list stands in the address. */
type ListFields<P> = { readonly [N in keyof P]: ListField<P[N]> }

/** What a list shows, and how to change it. */
export interface ListPlace<P> {
  readonly place: P
  /** Takes effect at once; Back takes it back. */
  readonly choose: (changes: Partial<P>) => void
  /** As `choose`, without an entry in the history: for what is typed letter by letter. */
  readonly type: (changes: Partial<P>) => void
  /** Whether anything but the usual is shown. */
  readonly narrowed: boolean
  /** Shows everything again. */
  readonly reset: () => void
  /** The link to an item beside the list, which stays as it is. */
  readonly hrefOf: (view: View, item?: string) => string
}

/** Reads the values of a text such as `state=snoozed&q=pump`. */
export function placeIn<P>(fields: ListFields<P>, params: string): P {
  const found = new URLSearchParams(params)
  const entries = namesOf(fields).map((name) => [name, fields[name].read(found.get(name))])
  return Object.fromEntries(entries) as P
}

const namesOf = <P>(fields: ListFields<P>) => Object.keys(fields) as (keyof P & string)[]

function paramsFor<P>(fields: ListFields<P>, changes: Partial<P>): Record<string, string | null> {
  const changed = namesOf(fields).filter((name) => name in (changes as object))
  return Object.fromEntries(
    changed.map((name) => [name, fields[name].write(changes[name] as P[typeof name])]),
  )
}

/** @param fields created once, outside the component */
export function useListPlace<P>(fields: ListFields<P>): ListPlace<P> {
  const params = useAddressParams()
  const place = useMemo(() => placeIn(fields, params), [fields, params])
  const kept = paramsFor(fields, place)
  return {
    place,
    choose: (changes) => keepInAddress(paramsFor(fields, changes), { entry: true }),
    type: (changes) => keepInAddress(paramsFor(fields, changes)),
    narrowed: Object.values(kept).some((value) => value !== null),
    reset: () =>
      keepInAddress(Object.fromEntries(namesOf(fields).map((name) => [name, null])), { entry: true }),
    hrefOf: (view, item) => withParams(hrefOf(view, item), kept),
  }
}
