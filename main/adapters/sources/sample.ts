/** The history that ships with Vigie: S&P 500 (SPY), VIX and the 10-year yield, 1998 to March 2021. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import type { MarketSource, OhlcvBar } from '../../core/jobs/fear-greed/ports.ts'
import { readBars } from './csv/bars.ts'
import { toSeries } from './series.ts'

const ID = 'sample'
const FILES: Readonly<Record<string, string>> = {
  spy: 'spy_daily_1998_2021.csv',
  vix: 'vix_daily_1998_2021.csv',
  dgs10: 'dgs10_2000_2021.csv',
}
/** The last day in the files. */
const LAST_DAY = '2021-03-31'

/** @param folder of the files: `assets/data/sample`. Each is read once */
export function createSampleSource(folder: string): MarketSource {
  const read = new Map<string, Promise<readonly OhlcvBar[]>>()

  function barsOf(file: string): Promise<readonly OhlcvBar[]> {
    const found = read.get(file) ?? readBundled(folder, file)
    read.set(file, found)
    return found
  }
  return {
    id: ID,
    fetch: async (request) => {
      const file = FILES[request.symbol]
      if (file === undefined) {
        throw new VigieError('source_empty', { source: ID, symbol: request.symbol, from: request.from })
      }
      return toSeries(ID, request, await barsOf(file))
    },
  }
}

async function readBundled(folder: string, file: string): Promise<readonly OhlcvBar[]> {
  const whole = { symbol: '', from: '', signal: new AbortController().signal }
  const { readDelimited } = await import('../tables/delimited.ts')
  const text = await readFile(join(folder, file), 'utf8')
  return readBars({ name: file, ...readDelimited(text) }, whole, file, LAST_DAY)
}
