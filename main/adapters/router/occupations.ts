import { procedures } from './procedures.ts'

const { occupations } = procedures

export const occupationsRouter = {
  list: occupations.list.handler(({ input, context: { services, language } }) =>
    services.occupations.list(input, language),
  ),
  get: occupations.get.handler(({ input, context: { services, language } }) =>
    services.occupations.get(input.code, language),
  ),
  import: occupations.import.handler(({ input, context: { services, language } }) =>
    services.occupations.import(input, language),
  ),
  setStatus: occupations.setStatus.handler(({ input, context: { services, language } }) =>
    services.occupations.setStatus(input.code, input.status, language),
  ),
  publishAll: occupations.publishAll.handler(({ input, context }) =>
    context.services.occupations.publishAll(input.domain, input.status),
  ),
  edit: occupations.edit.handler(({ input, context: { services, language } }) =>
    services.occupations.edit(input.code, input.content, language),
  ),
  update: occupations.update.handler(({ input, context: { services, language } }) =>
    services.occupations.update(input.code, language),
  ),
  estimate: occupations.estimate.handler(({ context }) => context.services.occupations.estimate()),
  versions: occupations.versions.handler(({ input, context }) =>
    context.services.occupations.versions(input.code),
  ),
  diff: occupations.diff.handler(({ input, context }) =>
    context.services.occupations.diff(input.code, input.from, input.to),
  ),
  rollback: occupations.rollback.handler(({ input, context: { services, language } }) =>
    services.occupations.rollback(input.code, input.version, language),
  ),
  export: occupations.export.handler(({ input, context }) =>
    context.services.occupations.export(input.format, input.status),
  ),
  audit: occupations.audit.handler(({ input, context: { services, language } }) =>
    services.occupations.audit(input, language),
  ),
  key: occupations.key.handler(({ input, context }) => context.services.occupations.setKey(input.key)),
}
