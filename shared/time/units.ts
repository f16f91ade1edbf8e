/**
 * Units of time. The types carry their unit, so that one cannot be passed for another; a plain number or text can,
 * as it comes from JSON or from the database. The result of arithmetic is a plain number.
 */

declare const unit: unique symbol

interface TimeUnit<Name extends string> {
  readonly [unit]?: Name
}

/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number & TimeUnit<'instant, ms'>
/** Microseconds since 1970-01-01 UTC. */
export type EpochUs = number & TimeUnit<'instant, us'>
/** A calendar day as a number: days since 1970-01-01. Clock changes do not affect it. */
export type DayNumber = number & TimeUnit<'day'>
/** A calendar day as text, `2026-11-22`. Days of the years 0 to 9999 sort as text. */
export type CalendarDay = string & TimeUnit<'day'>

/** A minute, ms. */
export const MINUTE_MS = 60_000

/** An hour, ms. */
export const HOUR_MS = 3_600_000

/** 24 hours, ms. A calendar day may be longer or shorter. */
export const DAY_MS = 86_400_000

/** 24 hours, microseconds. */
export const DAY_US = 86_400_000_000

/** 24 hours, seconds. */
export const DAY_SECONDS = 86_400

/** An hour, seconds. */
export const HOUR_SECONDS = 3600

/** How far the easternmost zone is ahead of UTC, seconds: each day begins there first. */
export const EARLIEST_ZONE_SECONDS = 14 * HOUR_SECONDS
