//! What is asked of a model and its training: `cloze::inspect`, and how `cloze::web::look` hands it on.

mod attention;
mod embeddings;
mod follow;
mod step;
