import type { FileFilter } from '@shared/bridge';
import { records } from '@shared/edit';
import { readOpenApi, writeOpenApi } from '@shared/formats';
import { apisOf, formatIssues, slug, unique } from '@shared/model';
import { fileName } from '@renderer/files';
import { showStep } from '@renderer/process';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { toast } from 'sonner';
import { tell } from './messages';
import { bridge } from './services';

const OPENAPI: FileFilter = { name: 'OpenAPI', extensions: ['yaml', 'yml', 'json'] };

/** Puts the contract of a file into the open design, beside those that are there; one step of undo. */
export async function readContract(): Promise<void> {
  const opened = await bridge.openFiles({ title: 'Read OpenAPI', filters: [OPENAPI], several: false });
  if (!opened.ok) return tell({ title: 'The file could not be read', text: opened.error.message });
  const [file] = opened.value ?? [];
  if (file === undefined) return;
  const read = readOpenApi({ path: file.name, text: file.text });
  if (!read.ok) return tell({ title: 'This is no OpenAPI', text: formatIssues(read.error) });
  const { design } = useDocument.getState();
  const { api, notes } = read.value;
  const id = unique(slug(api.name ?? 'api'), design.apis);
  run(records.setRecord(design, 'apis', id, api));
  useSession.setState({ page: 'process' });
  showStep('api');
  const count = Object.keys(api.endpoints).length;
  toast.success(`${count} operations read${notes.length === 0 ? '' : `, ${notes.length} left out: ${notes[0]!.text}`}`);
}

/** Writes one contract of the design as OpenAPI 3.1. */
export async function writeContract(id?: string): Promise<void> {
  const { design } = useDocument.getState();
  const all = Object.entries(apisOf(design));
  const api = all.find(([key]) => key === id)?.[1] ?? all[0]?.[1];
  if (api === undefined)
    return tell({ title: 'There is no contract', text: 'Write one on the page “Process”, step API contracts.' });
  const saved = await bridge.saveFile({
    ask: true,
    suggestedName: fileName(`${api.name ?? design.name} openapi`, 'yaml'),
    filter: OPENAPI,
    contents: writeOpenApi(design, api),
  });
  if (!saved.ok) return tell({ title: 'The file could not be written', text: saved.error.message });
  if (saved.value !== undefined) toast.success(`Exported ${saved.value.name}`);
}
