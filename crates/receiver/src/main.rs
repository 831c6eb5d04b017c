//! Reads the configuration, opens the database, serves until asked to stop.

use anyhow::Context;
use receiver::config::{Config, Task};
use receiver::store::Store;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).init();
    let config = Config::read(std::env::args_os().skip(1), std::env::var_os("DATABASE_URL"))?;
    let store = Store::at(&config.database)
        .await
        .with_context(|| format!("cannot open the database {}", config.database))?;
    match &config.task {
        Task::Serve => serve(&config, &store).await?,
        Task::Backup(file) => {
            let backup = store.backup(file).await?;
            tracing::info!(n_records = backup.n_records, "backup written and checked");
        }
        Task::Purge(before) => {
            let n_records = store.purge(before).await?;
            tracing::info!(n_records, before, "records deleted");
        }
    }
    store.close().await;
    Ok(())
}

async fn serve(config: &Config, store: &Store) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, database = %config.database, "listening on http://{address}");
    let origin = config.allow_origin.as_deref().map(str::parse).transpose()?;
    axum::serve(listener, receiver::app::app_for(store.clone(), config.dist.as_deref(), origin))
        .with_graceful_shutdown(stop_asked())
        .await?;
    tracing::info!("stopped");
    Ok(())
}

/// Ctrl-C or SIGTERM. Requests in hand are answered first.
async fn stop_asked() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without a working handler the process is ended by the signal itself.
    let _ = interrupt.await;
}
