import { accountText } from '@shared/report';
import { expect, test } from 'vitest';

test('an import says what was stated, inferred and left out, in this order', () => {
  const text = accountText({
    format: 'docker-compose',
    files: ['docker-compose.yml', '.env'],
    notes: [
      { what: 'left-out', about: 'migrate', text: 'a job that runs once' },
      { what: 'stated', about: 'db', text: 'SQL database (PostgreSQL): the image postgres:16' },
      { what: 'stated', about: 'api-db', text: 'api → db: depends_on' },
      { what: 'inferred', about: 'api', text: 'Service: nothing says what it is' },
    ],
  });
  expect(text).toBe(`Read as docker-compose: docker-compose.yml, .env

Stated in the files: 2 notes
  db        SQL database (PostgreSQL): the image postgres:16
  api → db  depends_on

Inferred: 1 note
  api  Service: nothing says what it is

Left out: 1 note
  migrate  a job that runs once
`);
});
