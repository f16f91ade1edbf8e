import { procedures } from './procedures.ts'

const { trades } = procedures

export const tradesRouter = {
  status: trades.status.handler(({ input, context }) => context.services.trades.status(input)),
  start: trades.start.handler(({ input, context }) => context.services.trades.start(input)),
  stop: trades.stop.handler(({ input, context }) => context.services.trades.stop(input)),
  windows: trades.windows.handler(({ input, context }) => context.services.trades.windows(input)),
  series: trades.series.handler(({ input, context }) => context.services.trades.series(input)),
  bars: trades.bars.handler(({ input, context }) => context.services.trades.bars(input)),
  verify: trades.verify.handler(({ input, context }) => context.services.trades.verify(input)),
  repair: trades.repair.handler(({ input, context }) => context.services.trades.repair(input)),
  base: trades.base.handler(({ input, context }) => context.services.trades.base(input)),
  previewBase: trades.previewBase.handler(({ input, context: { services, language } }) =>
    services.trades.previewBase(input, language),
  ),
  buildBars: trades.buildBars.handler(({ input, context }) => context.services.trades.buildBars(input)),
  export: trades.export.handler(({ input, context }) => context.services.trades.export(input)),
  operation: trades.operation.handler(({ input, context }) => context.services.trades.operation(input)),
  cancelOperation: trades.cancelOperation.handler(({ input, context }) =>
    context.services.trades.cancelOperation(input),
  ),
}
