import { useState } from 'react'
import type { TradeBar } from '../../../shared/contract/trades.ts'
import type { BarSeries } from '../../../shared/kinds/trades.ts'
import { useWords } from '../../session.ts'
import type { Localizer } from '../../words/words.ts'
import { barSize } from './bar-size.ts'
import { amountText } from './candles.ts'

interface BarsTableProps {
  readonly bars: readonly TradeBar[]
  /** What fills the bars: the unit of their thresholds. */
  readonly by: BarSeries['by']
}

/** Rows at first: thousands would take a second to show. */
const ROWS = 500

/** The bars behind the plot, newest first. */
export function BarsTable({ bars, by }: BarsTableProps) {
  const words = useWords()
  const [rows, setRows] = useState(ROWS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.t('panel.trades.bars')}>
      <table className="table">
        <thead>
          <tr>
            <th>{words.t('panel.trades.closed')}</th>
            <th className="number">{words.t('panel.trades.open')}</th>
            <th className="number">{words.t('panel.trades.high')}</th>
            <th className="number">{words.t('panel.trades.low')}</th>
            <th className="number">{words.t('panel.trades.close')}</th>
            <th className="number">{words.t('panel.trades.volume')}</th>
            <th className="number">{words.t('panel.trades.taker_bought')}</th>
            <th className="number">{words.t('panel.trades.ticks')}</th>
            <th className="number">{words.t('panel.trades.bar_threshold')}</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .slice(-rows)
            .reverse()
            .map((bar) => (
              <tr key={bar.number}>
                <td className="nowrap">{words.moment(bar.last_time)}</td>
                {[bar.open, bar.high, bar.low, bar.close].map((price, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four prices in their fixed order
                  <td className="number" key={at}>
                    {amountText(price, words)}
                  </td>
                ))}
                <td className="number">{words.compact(Number(bar.volume))}</td>
                <td className="number">{boughtIn(bar, words)}</td>
                <td className="number">{words.number(bar.ticks)}</td>
                <td className="number">{barSize(by, Number(bar.threshold), words)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {bars.length > rows && (
        <button type="button" className="button link" onClick={() => setRows(rows * 3)}>
          {words.t('panel.older')}
        </button>
      )}
    </section>
  )
}

/** Returns the share of the volume that takers bought; nothing for a bar without volume. */
function boughtIn({ buy_volume, volume }: TradeBar, words: Localizer): string {
  const all = Number(volume)
  return all === 0 ? '' : words.percent(Number(buy_volume) / all)
}
