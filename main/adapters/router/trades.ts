import type { Language } from '../../../shared/vocabulary.ts'
import type { UnlocalizedOperation } from '../../core/jobs/trades/operations.ts'
import { localizeOperation } from '../../core/services/trades/views.ts'
import { localizeMessage } from './localize.ts'
import { procedures } from './procedures.ts'

const { trades } = procedures

const workIn = ({ operation }: { readonly operation: UnlocalizedOperation }, language: Language) => ({
  operation: localizeOperation(operation, language),
})

export const tradesRouter = {
  status: trades.status.handler(({ input, context: { services, language } }) =>
    services.trades.status(input, language),
  ),
  start: trades.start.handler(({ input, context: { services, language } }) =>
    localizeMessage(services.trades.start(input), language),
  ),
  stop: trades.stop.handler(({ input, context: { services, language } }) =>
    localizeMessage(services.trades.stop(input), language),
  ),
  windows: trades.windows.handler(({ input, context: { services, language } }) =>
    services.trades.windows(input, language),
  ),
  series: trades.series.handler(({ input, context }) => context.services.trades.series(input)),
  bars: trades.bars.handler(({ input, context }) => context.services.trades.bars(input)),
  verify: trades.verify.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.verify(input), language),
  ),
  repair: trades.repair.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.repair(input), language),
  ),
  base: trades.base.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.base(input), language),
  ),
  previewBase: trades.previewBase.handler(({ input, context: { services, language } }) =>
    services.trades.previewBase(input, language),
  ),
  buildBars: trades.buildBars.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.buildBars(input), language),
  ),
  export: trades.export.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.export(input), language),
  ),
  operation: trades.operation.handler(({ input, context: { services, language } }) => {
    const { operation } = services.trades.operation(input)
    return { operation: operation && localizeOperation(operation, language) }
  }),
  cancelOperation: trades.cancelOperation.handler(({ input, context: { services, language } }) =>
    workIn(services.trades.cancelOperation(input), language),
  ),
}
