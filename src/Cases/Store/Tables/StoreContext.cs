using Microsoft.EntityFrameworkCore;

namespace Surgical.Cases.Store.Tables;

/// <summary>
/// The tables of surgical.db. Rows are added, and go only with their whole case; of an event, what it said can be
/// emptied once. Triggers refuse the rest.
/// </summary>
public class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    /// <summary>Videos that were taken in.</summary>
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    /// <summary>What of them is played and analysed.</summary>
    public DbSet<VideoRow> Videos => Set<VideoRow>();

    /// <summary>What happened, numbered.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>What was asked and replied.</summary>
    public DbSet<AnswerRow> Answers => Set<AnswerRow>();

    /// <summary>Cases of which all else here is on its way out.</summary>
    public DbSet<DeletionRow> Deletions => Set<DeletionRow>();

    /// <summary>Samples that do not come back by themselves.</summary>
    public DbSet<RemovedSampleRow> RemovedSamples => Set<RemovedSampleRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRow>(row =>
        {
            row.ToTable("cases");
            row.HasKey(c => c.Sequence);
            row.HasAlternateKey(c => c.Id);
            row.Property(c => c.Sequence).ValueGeneratedOnAdd();
        });
        modelBuilder.Entity<VideoRow>(row =>
        {
            row.ToTable("videos");
            row.HasKey(v => v.CaseId);
            row.HasOne<CaseRow>().WithOne()
                .HasForeignKey<VideoRow>(v => v.CaseId)
                .HasPrincipalKey<CaseRow>(c => c.Id)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<EventRow>(row =>
        {
            row.ToTable("events");
            row.HasKey(e => new { e.CaseId, e.Number });
            row.HasIndex(e => new { e.CaseId, e.Picture });
            row.HasIndex(e => new { e.CaseId, e.ClientId }).IsUnique();
            row.HasIndex(e => new { e.CaseId, e.About });
            row.HasOne<CaseRow>().WithMany()
                .HasForeignKey(e => e.CaseId)
                .HasPrincipalKey(c => c.Id)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<DeletionRow>(row =>
        {
            row.ToTable("deletions");
            row.HasKey(d => d.CaseId);
        });
        modelBuilder.Entity<RemovedSampleRow>(row =>
        {
            row.ToTable("removed_samples");
            row.HasKey(s => s.Name);
        });
        modelBuilder.Entity<AnswerRow>(row =>
        {
            row.ToTable("answers");
            row.HasKey(a => new { a.CaseId, a.Number });
            row.HasOne<EventRow>().WithOne()
                .HasForeignKey<AnswerRow>(a => new { a.CaseId, a.Number })
                .OnDelete(DeleteBehavior.Restrict);
        });
    }
}
