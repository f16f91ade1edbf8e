/** The real MASI history that exists beside some checkouts, as the exchange would serve it. */
import { readFileSync } from 'node:fs'
import type { MarketSession } from '../servers/casablanca.ts'
import { sharedData } from './shared-data.ts'

export const MASI_FILE = sharedData('E_masi', 'MASI_investing_2020_2025.csv')
export const MASI_PAGE = sharedData('E_masi', 'casablanca-bourse_indices_MASI_2025-10-24.html')

/** Returns the newest first: 742 sessions from 2022-12-30 back to 2020-01-17. */
export function masiSessions(): MarketSession[] {
  const [, ...lines] = readFileSync(MASI_FILE ?? '', 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [date = '', close = '', , high = '', low = ''] = line.slice(1).split('","')
    const [month, day, year] = date.split('/')
    const plain = (figure: string) => figure.replaceAll(',', '')
    return { day: `${year}-${month}-${day}`, close: plain(close), high: plain(high), low: plain(low) }
  })
}
