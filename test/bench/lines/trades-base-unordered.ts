/** A history from elsewhere whose trades are in no order is split into days. */
import { unorderedHistory } from '../tools/trade-days.ts'
import { baseOf } from './trades-base.ts'

export const tradesBaseUnordered = baseOf('trades-base-unordered', ' in no order', unorderedHistory)
