/** The service for meters of assets: what they read. */
import { absent } from '../../../shared/absent.ts'
import { VigieError } from '../../../shared/errors.ts'
import { METER_UNITS, type MeterReadingView, type MeterUnit } from '../../../shared/maintenance.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import { addReading } from '../maintenances/add-reading.ts'
import { assertHappened } from '../maintenances/happened.ts'
import type { AssetStore, MeterStore, StoredReading } from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import type { ById } from './operation.ts'

/** What the procedures about readings need. */
export interface MetersServiceDeps {
  readonly meters: MeterStore
  readonly assets: AssetStore
  readonly clock: Clock
  readonly events: Events
}

/** A reading to store; without a day, today's. */
export interface ReadingInput {
  readonly value: number
  readonly unit: MeterUnit
  readonly read_on?: string | undefined
}

/** Operations on readings of meters. */
export type MetersService = ReturnType<typeof createMetersService>

/** The service behind `assets.readings`, `assets.addReading` and `assets.removeReading`. */
export function createMetersService({ meters, assets, clock, events }: MetersServiceDeps) {
  /** @throws VigieError asset_not_found */
  function assertKnown(id: number): void {
    if (assets.find(id) === null) throw new VigieError('asset_not_found', { id })
  }
  const viewOf = (unit: MeterUnit, { id, day, value }: StoredReading): MeterReadingView => ({
    id,
    unit,
    value,
    read_on: dayText(day),
  })
  const changed = () => events.publish(SUBJECTS_CHANGED)

  return {
    /** The latest first. */
    readings({ id }: ById) {
      assertKnown(id)
      const items = METER_UNITS.flatMap((unit) => meters.readings(id, unit).map((one) => viewOf(unit, one)))
      return { items: items.toSorted((a, b) => b.read_on.localeCompare(a.read_on) || b.value - a.value) }
    },
    /** @throws VigieError asset_not_found | meter_backwards | invalid_input if the day has not come */
    addReading({ id, value, unit, read_on: on }: ById & ReadingInput): MeterReadingView {
      assertKnown(id)
      const today = localDay(clock.now(), clock.zone())
      assertHappened('read_on', on, today)
      const day = on === undefined ? today : dayNumber(on)
      const reading = addReading(meters, { assetId: id, unit, reading: { day, value } }, clock.now())
      changed()
      return viewOf(unit, { id: reading, day, value })
    },
    /** @throws VigieError asset_not_found | not_found */
    removeReading({ id, reading }: ById & { readonly reading: number }) {
      assertKnown(id)
      if (!meters.remove(id, reading, clock.now())) throw absent('reading', reading)
      changed()
      return { removed: true as const }
    },
  }
}
