/** A market of OKX: archives of past days, which are days of Hong Kong, and pages by trade id that reach back three months. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { VigieError } from '../../../../shared/errors.ts'
import { addDays, startInMicroseconds, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { countedIn } from '../../../core/jobs/trades/contract.ts'
import { scaleOf } from '../../../core/jobs/trades/decimal.ts'
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import type {
  ArchiveRequest,
  BatchPort,
  ContractWorth,
  DayRequest,
  PageRequest,
  TradeArchive,
} from '../../../core/jobs/trades/ports.ts'
import { unzipOne } from '../../trade-files/zip.ts'
import { malformed } from '../answer.ts'
import { type PagesById, readBetween, readById } from './by-id.ts'
import type { ExchangeAccess, ExchangeConnection } from './exchange.ts'
import { arrayIn, askJson, otherThan, unknownSymbol } from './json.ts'
import { okxLive } from './okx-live.ts'
import { type ContractOf, okxTrade } from './okx-trades.ts'
import { patiently } from './patience.ts'
import { downloadUnsigned, etagOf } from './unsigned.ts'

const SOURCE = 'OKX'
const PAGE = 100
/** Its codes for an instrument that does not exist, and for too many requests. */
const UNKNOWN = ['51001', '51000']
const TOO_MANY = ['50011', '50061']

/** What its hosts allow: 20 requests in two seconds. */
export const OKX_LIMIT = { perSecond: 9, burst: 10 }

/** Connects to a market. A UTC day is in two archives; both are published without a checksum. */
export function okxMarket(contractOf: ContractOf) {
  return (access: ExchangeAccess): ExchangeConnection => ({
    live: okxLive(access, contractOf),
    pages: async function* (request) {
      yield* pagesOf(access, request, await contractOf(access, request))
    },
    archives: {
      form: 'okx',
      archive: async (request) => {
        const contract = await contractOf(access, request)
        return { ...(await archiveOf(access, request)), contract }
      },
      isCurrent: async (request, { etag }) =>
        etag === null || joined(await etagsOf(access, request)) === etag,
      between: async (request, gap) => {
        const contract = await contractOf(access, request)
        return readBetween(byId(access, Number.POSITIVE_INFINITY, contract), request, gap)
      },
    },
  })
}

/** The archives that hold a UTC day: the day of Hong Kong ends at 16:00 UTC. */
const filesOf = ({ archives }: ExchangeAccess, { settings, day }: DayRequest) =>
  [day, addDays(day, 1)].map((date) => {
    const name = `${settings.symbol}-trades-${date}.zip`
    const folder = `${archives(settings)}/cdn/okex/traderecords/trades/daily/${date.replaceAll('-', '')}`
    return { url: `${folder}/${encodeURIComponent(name)}`, name, source: SOURCE }
  })

const etagsOf = async (access: ExchangeAccess, request: DayRequest) => {
  const etags = []
  for (const file of filesOf(access, request)) etags.push(await etagOf(access, request, file))
  return etags
}

/** Returns one text for the ETags of several files; null if one has none. */
const joined = (etags: readonly (string | null)[]) => (etags.includes(null) ? null : etags.join(' '))

/** Downloads both archives and writes what they hold as one gzip file. */
async function archiveOf(access: ExchangeAccess, request: ArchiveRequest): Promise<TradeArchive> {
  const { path } = request
  const files = filesOf(access, request)
  const hash = createHash('sha256')
  const etags: (string | null)[] = []
  const part = `${path}.part`
  await rm(path, { force: true })
  try {
    for (const file of files) {
      const { sha256, etag } = await downloadUnsigned(access, request, file, part)
      hash.update(sha256)
      etags.push(etag)
      await pipeline(
        unzipOne(part, file.name),
        createGzip({ level: 1 }),
        createWriteStream(path, { flags: 'a', mode: 0o644 }),
      )
    }
  } finally {
    await rm(part, { force: true })
  }
  return { name: files[0]?.name ?? SOURCE, sha256: hash.digest('hex'), etag: joined(etags) }
}

async function* pagesOf(
  access: ExchangeAccess,
  request: PageRequest,
  contract: ContractWorth | null,
): AsyncGenerator<BatchPort> {
  const [newest] = await ask(access, request, { limit: '1' })
  if (newest !== undefined) yield* readById(byId(access, newest.id, contract), request)
}

/** @param newest the newest id known */
function byId(access: ExchangeAccess, newest: number, contract: ContractWorth | null): PagesById {
  return {
    source: SOURCE,
    pageSize: PAGE,
    page: async (request, from) => {
      const page = await ask(access, request, { after: String(from + PAGE), limit: String(PAGE) })
      const counted = page.map(countedIn(contract, scaleOf(request.settings.digits), SOURCE))
      return { trades: counted.filter(({ id }) => id >= from), newest: from + PAGE > newest }
    },
    firstId: async (request) => {
      const [last] = await ask(access, request, { limit: '1' })
      if (last === undefined || last.time < startInMicroseconds(request.day)) return null
      const midnight = String(startOfUtcDay(request.day))
      const [before] = await ask(access, request, { type: '2', after: midnight, limit: '1' })
      return before === undefined ? null : before.id + 1
    },
  }
}

/** Returns trades before an id or, with type 2, before a time; oldest first. */
function ask(
  { http, api, patience }: ExchangeAccess,
  request: DayRequest,
  query: Readonly<Record<string, string>>,
): Promise<PageTrade[]> {
  const { settings, signal } = request
  const { symbol } = settings
  const search = new URLSearchParams({ instId: symbol, type: '1', ...query })
  const url = `${api(settings)}/api/v5/market/history-trades?${search}`
  return patiently(patience(url), request, async () => {
    const { body } = await askJson(http, { url, source: SOURCE, symbol, signal })
    const { code, msg, data } = (body ?? {}) as Record<string, unknown>
    if (UNKNOWN.includes(String(code))) throw unknownSymbol({ source: SOURCE, symbol }, String(msg))
    if (TOO_MANY.includes(String(code))) {
      throw new VigieError('source_rate_limited', { source: SOURCE, seconds: 2 })
    }
    if (code !== '0') throw malformed(SOURCE, otherThan('answer.not_list', 'code', code))
    return arrayIn(data, SOURCE).map(okxTrade).reverse()
  })
}
