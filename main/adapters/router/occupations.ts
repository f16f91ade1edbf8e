import { procedures } from './procedures.ts'

const { occupations } = procedures

export const occupationsRouter = {
  list: occupations.list.handler(({ input, context }) => context.services.occupations.list(input)),
  get: occupations.get.handler(({ input, context }) => context.services.occupations.get(input.code)),
  import: occupations.import.handler(({ input, context: { services, language } }) =>
    services.occupations.import(input, language),
  ),
  setStatus: occupations.setStatus.handler(({ input, context }) =>
    context.services.occupations.setStatus(input.code, input.status),
  ),
  publishAll: occupations.publishAll.handler(({ input, context }) =>
    context.services.occupations.publishAll(input.domain, input.status),
  ),
  edit: occupations.edit.handler(({ input, context }) =>
    context.services.occupations.edit(input.code, input.content),
  ),
  update: occupations.update.handler(({ input, context }) => context.services.occupations.update(input.code)),
  estimate: occupations.estimate.handler(({ context }) => context.services.occupations.estimate()),
  versions: occupations.versions.handler(({ input, context }) =>
    context.services.occupations.versions(input.code),
  ),
  diff: occupations.diff.handler(({ input, context }) =>
    context.services.occupations.diff(input.code, input.from, input.to),
  ),
  rollback: occupations.rollback.handler(({ input, context }) =>
    context.services.occupations.rollback(input.code, input.version),
  ),
  export: occupations.export.handler(({ input, context }) =>
    context.services.occupations.export(input.format, input.status),
  ),
  audit: occupations.audit.handler(({ input, context }) => context.services.occupations.audit(input)),
  key: occupations.key.handler(({ input, context }) => context.services.occupations.setKey(input.key)),
}
