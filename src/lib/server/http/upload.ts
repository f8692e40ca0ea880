/** A file that a form sends: what is too large is not even kept in memory. */

/** What a form puts around a file. */
const AROUND = 4_096;

export interface Upload {
	/** The form's field. */
	readonly field: string;
	/** Bytes. */
	readonly most: number;
	/** What is thrown where there is no file, or one that is too large. */
	readonly fault: (is: 'too large' | 'none', options?: ErrorOptions) => Error;
}

export async function fileIn(request: Request, upload: Upload): Promise<File> {
	return (await fileAndFields(request, upload)).file;
}

/** The file, and the form around it with what is said of the file. Throws what `fault` makes. */
export async function fileAndFields(
	request: Request,
	{ field, most, fault }: Upload,
): Promise<{ readonly file: File; readonly form: FormData }> {
	const length = Number(request.headers.get('content-length') ?? 0);
	if (length > most + AROUND) {
		await discard(request);
		throw fault('too large');
	}
	const form = await formOf(request, fault);
	const file = form.get(field);
	if (!(file instanceof File) || file.size === 0) throw fault('none');
	if (file.size > most) throw fault('too large');
	return { file, form };
}

/** The server gives up bodies larger than it takes: in pieces, without a length, that shows only now. */
async function formOf(request: Request, fault: Upload['fault']): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		const isLarge = cause instanceof Error && 'status' in cause && cause.status === 413;
		throw fault(isLarge ? 'too large' : 'none', { cause });
	}
}

/** A browser that cannot send the rest would show a broken connection in place of the sentence. */
async function discard({ body }: Request): Promise<void> {
	try {
		await body?.pipeTo(new WritableStream());
	} catch {
		// More than the server takes at all: it reads on by itself once it has answered.
	}
}
