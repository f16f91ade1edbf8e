import type { IndexProfile } from '../profile.ts'
import { UNWEIGHTED_PRESS } from './classic.ts'
import { cnnLevels } from './levels.ts'
import { everyTenMinutes, marketHours } from './recommended.ts'

const zone = 'America/New_York'

/**
 * The seven components of CNN's index, equally weighted, scored by its method (`normalisers/rank-of-z.ts`). Their
 * inputs come from CNN's graph data; if that is unavailable, FRED, Yahoo and Stooq supply four of the seven, and what Vigie
 * has kept of Cboe's statistics and of the market diary the others.
 */
export const us: IndexProfile = {
  id: 'us',
  zone,
  closes: '16:00',
  calendar: 'nyse',
  series: {
    market: {
      ways: [
        { source: 'cnn', symbol: 'market_momentum_sp500' },
        // Yahoo has today's close in the evening, FRED on the next day.
        { source: 'yahoo', symbol: '^GSPC' },
        { source: 'fred', symbol: 'SP500' },
        { source: 'stooq', symbol: '^spx' },
      ],
    },
    price_strength: { ways: [{ source: 'cnn', symbol: 'stock_price_strength' }] },
    price_breadth: { ways: [{ source: 'cnn', symbol: 'stock_price_breadth' }] },
    net_new_highs: { ways: [{ source: 'wsj', symbol: 'net_new_highs', onlyIfNamed: true }] },
    net_advances: { ways: [{ source: 'wsj', symbol: 'net_advances', onlyIfNamed: true }] },
    put_call_options: { ways: [{ source: 'cnn', symbol: 'put_call_options' }] },
    equity_put_call: { ways: [{ source: 'cboe-options', symbol: 'equity_put_call' }] },
    volatility_index: {
      ways: [
        { source: 'cnn', symbol: 'market_volatility_vix' },
        { source: 'yahoo', symbol: '^VIX' },
        { source: 'fred', symbol: 'VIXCLS' },
        { source: 'cboe', symbol: 'VIX' },
      ],
    },
    junk_spread: {
      ways: [
        { source: 'cnn', symbol: 'junk_bond_demand' },
        // An option-adjusted spread: not CNN's yield spread, but the nearest that is free.
        { source: 'fred', symbol: 'BAMLH0A0HYM2' },
      ],
    },
    safe_haven: { ways: [{ source: 'cnn', symbol: 'safe_haven_demand' }] },
    bonds: { ways: [{ source: 'fred', symbol: 'DGS10' }], onlyWithout: 'safe_haven' },
  },
  press: [
    {
      id: 'cnbc',
      name: 'CNBC',
      language: 'en',
      feedUrl: 'https://www.cnbc.com/id/100003114/device/rss/rss.html',
      pageUrl: null,
    },
  ],
  components: [
    { id: 'momentum', weight: 1, formula: 'market_level', normaliser: 'rank_of_z' },
    { id: 'price_strength', weight: 1, formula: 'net_new_highs', normaliser: 'rank_of_z' },
    { id: 'price_breadth', weight: 1, formula: 'volume_summation', normaliser: 'rank_of_z' },
    { id: 'put_call_options', weight: 1, formula: 'puts_per_call', normaliser: 'rank_of_z' },
    { id: 'volatility', weight: 1, formula: 'volatility_level', normaliser: 'rank_of_z_in_unrest' },
    { id: 'junk_bond_demand', weight: 1, formula: 'yield_spread', normaliser: 'rank_of_z' },
    { id: 'safe_haven_demand', weight: 1, formula: 'safe_haven', normaliser: 'rank_of_z' },
    UNWEIGHTED_PRESS,
  ],
  levels: cnnLevels,
  comparison: {
    source: 'cnn',
    symbol: 'fear_and_greed_historical',
    name: 'CNN Fear & Greed',
    inverse: false,
  },
  recommended: [everyTenMinutes(zone), marketHours(zone, '09:30', '16:00')],
  // 500 z over windows of 125 sessions: 624 sessions, about 905 calendar days.
  historyDays: 950,
  replayFrom: null,
  keepsVolume: false,
  keeps: ['net_new_highs', 'net_advances', 'equity_put_call'],
}
