/** Stores what a meter of an asset read, unless another reading contradicts it. */
import { VigieError } from '../../../shared/errors.ts'
import type { MeterUnit } from '../../../shared/maintenance.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { contradiction, type MeterReading } from './meter.ts'
import type { MeterStore } from './ports.ts'

/** A reading of a meter of an asset. */
export interface NewReading {
  readonly assetId: number
  readonly unit: MeterUnit
  readonly reading: MeterReading
}

/** @returns its id @throws VigieError meter_backwards: a meter never runs back */
export function addReading(meters: MeterStore, { assetId, unit, reading }: NewReading, now: number): number {
  const other = contradiction(meters.readings(assetId, unit), reading)
  if (other !== null) {
    const { value } = reading
    throw new VigieError('meter_backwards', { value, unit, other: other.value, day: dayText(other.day) })
  }
  return meters.add(assetId, unit, reading, now)
}
