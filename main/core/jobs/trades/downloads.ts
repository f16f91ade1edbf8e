/** Downloads the archives of a run ahead of their conversion, a few at a time. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type DayWork, DOWNLOAD_SHARE, requestFor } from './day-work.ts'
import type { TradeArchive } from './ports.ts'

/** Archives downloaded at a time: while one is converted, the next ones arrive. */
export const PARALLEL = 3

export interface Downloads {
  /** Returns the archive of a day. @throws VigieError source_* | trades_archive_missing | trades_checksum_wrong */
  take(day: CalendarDay): Promise<TradeArchive>
  /** Where the archive of a day is written, right or wrong. */
  path(day: CalendarDay): Promise<string>
  /** Removes the archive of a day. */
  drop(day: CalendarDay): Promise<void>
  /** Ends all downloads and removes what they wrote. */
  close(): Promise<void>
}

/** @param days in the order in which they will be taken */
export function createDownloads(work: DayWork, days: readonly CalendarDay[]): Downloads {
  const stop = new AbortController()
  const signal = AbortSignal.any([work.signal, stop.signal])
  const started = new Map<CalendarDay, Promise<TradeArchive>>()
  const waiting = [...days]
  let current: CalendarDay | null = null
  const path = (day: CalendarDay) => work.files.incoming(work.collection, `${day}.zip`)

  async function fetchDay(day: CalendarDay): Promise<TradeArchive> {
    const { collection, exchanges, reporter } = work
    const progress = (bytes: number, of: number | null) => {
      if (day === current)
        reporter.day('trades.step.download', of === null ? 0 : (bytes / of) * DOWNLOAD_SHARE, 0)
    }
    const source = exchanges[collection.settings.exchange]
    return source.archive({ ...requestFor(work, day), signal, path: await path(day), progress })
  }

  function start(day: CalendarDay): Promise<TradeArchive> {
    const download = fetchDay(day)
    download.catch(() => undefined)
    started.set(day, download)
    return download
  }

  function startAhead(): void {
    while (started.size < PARALLEL && waiting.length > 0) start(waiting.shift() as CalendarDay)
  }

  return {
    path,
    take: (day) => {
      current = day
      const at = waiting.indexOf(day)
      if (at >= 0) waiting.splice(0, at + 1)
      // Until the first byte: an exchange that does not answer is not the disk's fault.
      work.reporter.day('trades.step.asking', 0, 0)
      const download = started.get(day) ?? start(day)
      startAhead()
      return download
    },
    drop: async (day) => {
      started.delete(day)
      await work.files.remove(await path(day))
    },
    close: async () => {
      stop.abort()
      await Promise.allSettled(started.values())
      for (const day of started.keys()) await work.files.remove(await path(day))
    },
  }
}
