/** The last year of the shipped calendars; what is not announced yet is computed by rules. */
export const LAST_YEAR = 2040

/** The form of an exchange calendar. Days are local to the exchange, `YYYY-MM-DD`; hours are `HH:MM`. */
export interface ExchangeCalendar {
  readonly name: string
  readonly zone: string
  /** Where the days come from, and how reliable they are. */
  readonly source: string
  /** Years covered by the data, both included. Outside them every weekday has a regular session. */
  readonly years: readonly [number, number]
  readonly session: SessionHours
  /** No session at all. `estimated` days depend on the sighting of the moon and may shift by a day. */
  readonly holidays: readonly Holiday[]
  /** Days with other hours: early closes. */
  readonly special: Readonly<Record<string, SessionHours>>
  /** Date ranges with other hours, both ends included. */
  readonly seasons: readonly { readonly from: string; readonly to: string; readonly hours: SessionHours }[]
}

/** The trading hours of a day, local to the exchange. */
export interface SessionHours {
  readonly open: string
  readonly close: string
}

/** A day on which the exchange is closed. */
export interface Holiday {
  readonly day: string
  readonly name: string
  readonly estimated?: true
}
